// A session while it is fitted to the time there is for it. Only the *_session.cpp files include
// this.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "planner/sessions.hpp"

namespace backsmart {

constexpr int kSecondsPerMinute = 60;

// Makes one stretch of time last `wanted` seconds, set-up included. Something is left of it even
// where own data gives it less time than its set-up takes.
inline void set_seconds(PlannedItem& item, int wanted) {
  item.dose.sec_per_rep = std::max(wanted - item.dose.setup_s, 1);
}

// A session that is being fitted, with the lookups that the cuts need.
class Fitting {
 public:
  Fitting(const FillContext& context, BlockId block, int minutes) : context_(context) {
    session_.block = block;
    session_.budget_s = minutes * kSecondsPerMinute;
    session_.first_hour = context.first_hour;
  }

  Session& session() { return session_; }
  std::vector<PlannedItem>& items() { return session_.items; }
  const Times& times() const { return context_.knowledge.programme.times; }
  // The shortest and the longest time of a block.
  const Block& bounds(BlockId id) const { return block(context_.knowledge.programme, id); }
  bool too_long() const { return seconds(session_) > session_.budget_s; }
  int spare_s() const { return session_.budget_s - seconds(session_); }

  const Slot& slot(int index) const {
    return context_.knowledge.programme.slots[static_cast<std::size_t>(index)];
  }
  const Slot& slot(const PlannedItem& item) const { return slot(item.slot); }
  const Exercise& exercise(const PlannedItem& item) const {
    return context_.knowledge.catalogue.exercises[static_cast<std::size_t>(item.exercise)];
  }

  // Slots of a block, in order, for which `wanted` holds.
  template <typename Wanted>
  void fill_block(BlockId block, Wanted wanted) {
    const auto& slots = context_.knowledge.programme.slots;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const int slot = static_cast<int>(i);
      if (slots[i].block == block && wanted(slots[i]) && is_open(context_, slot)) {
        fill_into(context_, slot, session_);
      }
    }
  }
  void fill_block(BlockId block) {
    fill_block(block, [](const Slot&) { return true; });
  }

  // Applies `change` to every item it fits and notes the cut when anything changed.
  template <typename Change>
  void cut(Cut cut, Change change) {
    bool changed = false;
    for (PlannedItem& item : session_.items) changed = change(item) || changed;
    const auto& cuts = session_.cuts;
    if (changed && std::find(cuts.begin(), cuts.end(), cut) == cuts.end()) {
      session_.cuts.push_back(cut);
    }
  }

  // The same, one item after the other and the last first, until the session fits.
  template <typename Change>
  void cut_from_the_end(Cut what, Change change) {
    for (auto i = items().size(); i-- > 0 && too_long();) {
      cut(what, [&](PlannedItem& item) { return &item == &items()[i] && change(item); });
    }
  }

  // Takes away the items for which `dropped` holds, last first, until the session fits.
  template <typename Dropped>
  void drop_until_it_fits(Cut cut, Dropped dropped) {
    for (auto i = items().size(); i-- > 0 && too_long();) {
      const PlannedItem item = items()[i];
      if (!dropped(item)) continue;
      items().erase(items().begin() + static_cast<std::ptrdiff_t>(i));
      if (cut == Cut::daily_slot) session_.cut_slots.push_back(item.slot);
      if (session_.cuts.empty() || session_.cuts.back() != cut) session_.cuts.push_back(cut);
      if (session_.changes > 0) --session_.changes;
    }
  }

  // Puts a dropped item back at its place if the session still fits with it.
  void put_back(const PlannedItem& item) {
    auto& dropped = session_.cut_slots;
    const auto cut = std::find(dropped.begin(), dropped.end(), item.slot);
    if (cut == dropped.end() || seconds(item) > spare_s()) return;
    const auto place = std::find_if(items().begin(), items().end(), [&](const PlannedItem& other) {
      return other.slot > item.slot;
    });
    items().insert(place, item);
    dropped.erase(cut);
  }

  // The resting position that ends the session, when it is one of a single stretch of time.
  PlannedItem* decompression() {
    if (items().empty()) return nullptr;
    PlannedItem& last = items().back();
    const bool rests = slot(last).kind == SlotKind::decompression &&
                       exercise(last).mode == Mode::time && last.dose.sides == 1;
    return rests ? &last : nullptr;
  }

  // Sets the whole of the decompression, set-up included, to `wanted` seconds within its bounds.
  void set_decompression(int wanted) {
    PlannedItem* rest = decompression();
    if (rest == nullptr) return;
    const int bounded = std::clamp(wanted, bounds(BlockId::decompression).min_s,
                                   bounds(BlockId::decompression).max_s);
    set_seconds(*rest, bounded);
  }

  void shorten_decompression() {
    const PlannedItem* rest = decompression();
    const int least = bounds(BlockId::decompression).min_s;
    if (rest == nullptr || seconds(*rest) <= least) return;
    set_decompression(least);
    session_.cuts.push_back(Cut::decompression_short);
  }

  const FillContext& context() const { return context_; }

 private:
  const FillContext& context_;
  Session session_;
};

// Whether the item had more than `most` sets; now it has that many. A falling pyramid stays.
bool lower_sets(PlannedItem& item, int most);

}  // namespace backsmart
