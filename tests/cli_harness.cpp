#include "cli_harness.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/text.hpp"

namespace backsmart {
namespace {

namespace fs = std::filesystem;

struct Typing {
  std::string text;
  std::size_t next = 0;
  bool then_interrupt = false;
};

ssize_t read_typing(void* cookie, char* buffer, std::size_t size) {
  Typing& typing = *static_cast<Typing*>(cookie);
  const std::size_t count = std::min(size, typing.text.size() - typing.next);
  if (count == 0 && typing.then_interrupt) {
    std::raise(SIGINT);
    errno = EINTR;
    return -1;
  }
  std::memcpy(buffer, typing.text.data() + typing.next, count);
  typing.next += count;
  return static_cast<ssize_t>(count);
}

int forget_typing(void* cookie) {
  delete static_cast<Typing*>(cookie);
  return 0;
}

class MemoryStream {
 public:
  MemoryStream() : file_(open_memstream(&text_, &size_)) {}
  ~MemoryStream() {
    std::fclose(file_);
    std::free(text_);
  }
  MemoryStream(const MemoryStream&) = delete;
  MemoryStream& operator=(const MemoryStream&) = delete;
  std::FILE* file() { return file_; }
  std::string text() {
    std::fflush(file_);
    return {text_, size_};
  }

 private:
  char* text_ = nullptr;
  std::size_t size_ = 0;
  std::FILE* file_;
};

std::FILE* closed_pipe() {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  close(ends[0]);
  return fdopen(ends[1], "w");
}

}  // namespace

// ---- Home ---------------------------------------------------------------------------------------

Home::Home() {
  std::string name = (fs::temp_directory_path() / "backsmart-test-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  folder_ = name;
}

Home::~Home() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Home::write(const std::string& name, const std::string& text) const {
  fs::create_directories(fs::path(path(name)).parent_path());
  std::ofstream(path(name), std::ios::binary) << text;
}

std::string Home::read(const std::string& name) const {
  std::ifstream file(path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool Home::has(const std::string& name) const { return fs::exists(fs::symlink_status(path(name))); }

int Home::mode(const std::string& name) const {
  struct stat info {};
  return stat(path(name).c_str(), &info) == 0 ? static_cast<int>(info.st_mode & 07777U) : -1;
}

std::vector<std::string> Home::files() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (!entry.is_directory()) names.push_back(entry.path().lexically_relative(folder_).string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void Home::clear() const {
  for (const auto& entry : fs::directory_iterator(folder_)) fs::remove_all(entry.path());
}

// ---- Cli ----------------------------------------------------------------------------------------

Cli& Cli::at(const Home& home) {
  shared_home_ = &home;
  return *this;
}

Cli& Cli::file(const std::string& name, const std::string& text) {
  files_.emplace_back(name, text);
  return *this;
}

Cli& Cli::today(const std::string& date) {
  now_ = date;
  return *this;
}

Cli& Cli::in(const std::string& typed) {
  typed_ = typed;
  return *this;
}

Cli& Cli::then_interrupt() {
  interrupt_ = true;
  return *this;
}

Cli& Cli::out_to(const std::string& path) {
  out_path_ = path;
  return *this;
}

Cli& Cli::out_closed() {
  out_closed_ = true;
  return *this;
}

Cli& Cli::world(std::function<void(World&)> change) {
  changes_.push_back(std::move(change));
  return *this;
}

const Cli::Result& Cli::result() {
  if (result_) return *result_;
  if (shared_home_ != nullptr) return result_.emplace(run_in(*shared_home_));
  const Home home;
  result_ = run_in(home);
  home.clear();
  const Result again = run_in(home);
  CHECK_MESSAGE(again == *result_, "the second run differs: " << line_);
  return *result_;
}

Cli::Result Cli::run_in(const Home& home) const {
  for (const auto& [name, text] : files_) home.write(name, text);
  std::vector<std::string> args;
  for (const std::string& word : split(replaced(line_, "{home}", home.folder()), ' ')) {
    if (!word.empty()) args.push_back(word);
  }
  World world;
  world.now = *parse_date_time(now_);
  world.data_home = home.path("data/backsmart");
  world.state_home = home.path("state/backsmart");
  world.config_home = home.path("config/backsmart");
  world.home = home.folder();
  for (const auto& change : changes_) change(world);

  MemoryStream out;
  MemoryStream err;
  std::FILE* special = out_closed_         ? closed_pipe()
                       : out_path_.empty() ? nullptr
                                           : std::fopen(out_path_.c_str(), "w");
  std::FILE* in = typed_stream(typed_, interrupt_);
  const Io io{in, special != nullptr ? special : out.file(), err.file()};
  const Exit exit = run(args, world, io);
  std::fclose(in);
  if (special != nullptr) {
    // What is still in its buffer cannot be written, which is the point of it.
    const auto old = std::signal(SIGPIPE, SIG_IGN);
    std::fclose(special);
    std::signal(SIGPIPE, old);
  }
  return {exit, replaced(out.text(), home.folder(), "{home}"),
          replaced(err.text(), home.folder(), "{home}")};
}

// ---- helpers ------------------------------------------------------------------------------------

std::FILE* typed_stream(const std::string& typed, bool then_interrupt) {
  return fopencookie(new Typing{typed, 0, then_interrupt}, "r",
                     {read_typing, nullptr, nullptr, forget_typing});
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

int widest_line(const std::string& text) {
  int widest = 0;
  for (const std::string& line : split(text, '\n')) widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace backsmart
