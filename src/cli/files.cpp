#include "cli/files.hpp"

#include <array>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/interrupt.hpp"

namespace backsmart {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as the kernel has it
constexpr int kWriterWaitMs = 2000;
constexpr std::string_view kNewFile = ".backsmart-";  // then a process and a number
constexpr std::time_t kAbandonedAfterS = 3600;

[[noreturn]] void fail(std::string_view doing, std::string_view path, int error = errno) {
  throw std::system_error(error, std::generic_category(),
                          fmt::format("cannot {} {}", doing, printable(path)));
}

[[noreturn]] void refuse(std::string_view doing, std::string_view path, std::string_view why) {
  throw std::runtime_error(fmt::format("cannot {} {}: {}", doing, printable(path), why));
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  bool close() {
    const bool ok = fd_ < 0 || ::close(fd_) == 0;
    fd_ = -1;
    return ok;
  }

 private:
  int fd_;
};

// Waits for something to read. Nothing within `timeout_ms` (-1: for ever): false.
bool wait_to_read(int fd, int timeout_ms) {
  pollfd waiting{fd, POLLIN, 0};
  return poll(&waiting, 1, timeout_ms) > 0;
}

bool is_pipe(int fd) {
  struct stat info {};
  return fstat(fd, &info) == 0 && S_ISFIFO(info.st_mode);
}

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && (errno != EINTR || interrupted())) return false;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Where writing to `path` ends up: symbolic links followed, even to a file that is not there yet.
fs::path link_target(const std::string& path) {
  fs::path target = path;
  std::error_code ignored;
  for (int links = 0; fs::is_symlink(target, ignored); ++links) {
    if (links == kMostLinks) fail("write", path, ELOOP);
    target = target.parent_path() / fs::read_symlink(target);  // an absolute one replaces it all
  }
  return target;
}

struct NewFile {
  fs::path name;
  Descriptor file;
};

// Whether a file of this name is one that `new_file_beside` makes.
bool is_new_file(std::string_view name) {
  if (!name.starts_with(kNewFile)) return false;
  name.remove_prefix(kNewFile.size());
  return !name.empty() && name.find_first_not_of("0123456789-") == std::string_view::npos;
}

// Removes what was left in `folder` by those who were killed while they wrote. A younger file may
// be of somebody who still writes.
void sweep(const fs::path& folder) {
  std::error_code failed;
  fs::directory_iterator entries(folder, failed);
  for (; !failed && entries != fs::directory_iterator(); entries.increment(failed)) {
    const fs::path& path = entries->path();
    struct stat info {};
    if (!is_new_file(path.filename().native()) || lstat(path.c_str(), &info) != 0) continue;
    const bool abandoned = std::time(nullptr) - info.st_mtime > kAbandonedAfterS;
    if (S_ISREG(info.st_mode) && abandoned) unlink(path.c_str());
  }
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// A new file beside `target`, so that renaming it cannot cross a file system.
NewFile new_file_beside(const fs::path& target, mode_t mode) {
  constexpr int kTries = 100;  // leftovers of a power cut, with the same process number
  for (int i = 0;; ++i) {
    const fs::path name = target.parent_path() / fmt::format("{}{}-{}", kNewFile, getpid(), i);
    const int fd = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd >= 0) return {name, Descriptor(fd)};
    if (errno != EEXIST || i == kTries) fail("write", target.native());
  }
}

// A reader sees the old file or the new one, never a part; a failure leaves the old one. The file
// has `exact_mode`, else `create_mode` less the umask.
void replace_file(const fs::path& target, std::string_view text, mode_t create_mode,
                  std::optional<mode_t> exact_mode) {
  sweep(folder_of(target));
  auto [name, file] = new_file_beside(target, create_mode);
  const bool written = (!exact_mode || fchmod(file.number(), *exact_mode) == 0) &&
                       write_all(file.number(), text) && fsync(file.number()) == 0 &&
                       file.close() && rename(name.c_str(), target.c_str()) == 0;
  if (written) return;
  const int error = errno;
  unlink(name.c_str());
  fail("write", target.native(), error);
}

// As the XDG base directory specification asks: missing folders are made with 0700, whatever the
// umask, which could also leave one that its owner cannot enter.
void make_private_folder(const fs::path& folder) {
  std::error_code ignored;
  if (folder.empty() || fs::is_directory(folder, ignored)) return;
  make_private_folder(folder.parent_path());
  const bool made = mkdir(folder.c_str(), S_IRWXU) == 0;
  if (made ? chmod(folder.c_str(), S_IRWXU) != 0 : errno != EEXIST) fail("make", folder.native());
}

// O_NONBLOCK: opening a pipe must not wait for a writer.
Descriptor open_to_read(const std::string& path) {
  return Descriptor(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
}

std::string read_all(const Descriptor& file, const std::string& path, std::size_t limit) {
  std::string text;
  std::array<char, 1 << 16> piece{};
  bool may_lack_writer = is_pipe(file.number());
  while (true) {
    const ssize_t count = read(file.number(), piece.data(), piece.size());
    if (count > 0) {
      text.append(piece.data(), static_cast<std::size_t>(count));
      if (text.size() > limit) fail("read", path, EFBIG);
    } else if (count == 0 && may_lack_writer && text.empty()) {
      if (!wait_to_read(file.number(), kWriterWaitMs)) {
        refuse("read", path, "nobody writes to this pipe");
      }
      may_lack_writer = false;
    } else if (count == 0) {
      return text;
    } else if (errno == EAGAIN) {
      may_lack_writer = false;
      wait_to_read(file.number(), -1);
      if (interrupted()) fail("read", path, EINTR);
    } else if (errno != EINTR || interrupted()) {
      fail("read", path);
    }
  }
}

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
  const Descriptor file = open_to_read(path);
  if (!file.is_open()) fail("read", path);
  return read_all(file, path, limit);
}

std::optional<std::string> read_file_if_there(const std::string& path, std::size_t limit) {
  const Descriptor file = open_to_read(path);
  if (!file.is_open() && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (!file.is_open()) fail("read", path);
  return read_all(file, path, limit);
}

std::string read_stream(std::FILE* in, std::size_t limit) {
  std::string text;
  std::array<char, 1 << 16> piece{};
  while (std::feof(in) == 0) {
    text.append(piece.data(), std::fread(piece.data(), 1, piece.size(), in));
    if (std::ferror(in) != 0) fail("read", "standard input");
    if (text.size() > limit) fail("read", "standard input", EFBIG);
  }
  return text;
}

void print(std::FILE* out, std::string_view text) {
  const bool written =
      std::fwrite(text.data(), 1, text.size(), out) == text.size() && std::fflush(out) == 0;
  if (!written && errno != EPIPE) fail("write to", "standard output");
}

void write_private(const std::string& path, std::string_view text) {
  const fs::path target = link_target(path);
  make_private_folder(target.parent_path());
  struct stat info {};
  if (stat(target.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) {
    refuse("write", path, "not a regular file");
  }
  constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
  replace_file(target, text, kOwnerOnly, kOwnerOnly);
}

std::string folder_open_to_all(const std::string& path) {
  const fs::path folder = folder_of(link_target(path));
  struct stat info {};
  const bool open = stat(folder.c_str(), &info) == 0 && (info.st_mode & S_IWOTH) != 0 &&
                    (info.st_mode & S_ISVTX) == 0;
  return open ? folder.native() : "";
}

void make_folder(const std::string& path) {
  if (mkdir(path.c_str(), 0777) == 0) return;
  const int error = errno;
  if (error != EEXIST || !fs::is_directory(path)) fail("make the folder", path, error);
}

bool is_for_file(const std::string& path) {
  struct stat info {};
  const bool there = stat(path.c_str(), &info) == 0;
  return (!there || S_ISREG(info.st_mode)) && !path.starts_with("/dev/");
}

void write_output(const std::string& path, std::string_view text) {
  if (is_for_file(path)) {
    struct stat info {};
    const bool there = stat(path.c_str(), &info) == 0;
    // Renaming asks the folder only. Whoever locked the file means it.
    if (there && access(path.c_str(), W_OK) != 0) fail("write", path);
    constexpr mode_t kAllMayReadAndWrite = 0666;  // less the umask
    constexpr mode_t kPermissions = 0777;
    replace_file(link_target(path), text, kAllMayReadAndWrite,
                 there ? std::optional(info.st_mode & kPermissions) : std::nullopt);
    return;
  }
  // Appending: /dev/stdout may be a file that holds something already.
  Descriptor file(open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  const bool written = file.is_open() && write_all(file.number(), text) && file.close();
  if (!written) fail("write", path);
}

}  // namespace backsmart
