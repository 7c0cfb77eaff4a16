// What can be wrong with data that decodes: rules that never hold, exercises that no plan can
// give, sentences that are hard to read. The codes are told in the manual, so they stay.
#pragma once

#include <vector>

#include "data/document.hpp"
#include "figure/figure.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// Everything to complain about in `knowledge` and in the `documents` that it was decoded from
// without a problem. `own`: the texts of own data that was merged into the documents. In order of
// the documents, then of own data, then by place. Each message ends with its code: "no answers can
// make this rule hold [rule-never]".
Diagnostics lint(const std::vector<Document>& documents, const Knowledge& knowledge,
                 const Figures& figures, const std::vector<SourceText>& own = {});

// What `decode_knowledge` finds in `documents`. When it is nothing, what `lint` finds; else what
// is wrong with their words, since the rest may follow from the mistakes.
Diagnostics check_data(const std::vector<Document>& documents);

// The same for `own` data laid over the shipped data.
Diagnostics check_own_data(std::vector<Document> own);

// Tables and definitions in `documents`, for saying how much was looked at.
int count_items(const std::vector<Document>& documents);

}  // namespace backsmart
