// Reading and writing: whole or not at all, private where it is about health.
#include "cli/files.hpp"

#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "cli_harness.hpp"

using namespace backsmart;

namespace {

namespace fs = std::filesystem;

std::string failure(const std::function<void()>& doing) {
  try {
    doing();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("files: reading has a limit and says what is wrong") {
  const Home home;
  home.write("ten", "0123456789");
  CHECK(read_file(home.path("ten"), 10) == "0123456789");
  CHECK(read_file("/dev/null", 10).empty());
  const auto says = [&](const std::string& name) {
    return replaced(failure([&] { read_file(home.path(name), 9); }), home.folder(), "{home}");
  };
  CHECK(says("ten") == "cannot read {home}/ten: File too large");
  CHECK(says("none") == "cannot read {home}/none: No such file or directory");
  CHECK(says(".") == "cannot read {home}/.: Is a directory");
  CHECK(says("ten/x") == "cannot read {home}/ten/x: Not a directory");
  CHECK(says("e\x1b[2Jvil") == "cannot read {home}/e?[2Jvil: No such file or directory");
}

TEST_CASE("files: a pipe is read to its end, and never waited for without a writer") {
  const Home home;
  const std::string pipe_name = home.path("pipe");
  REQUIRE(mkfifo(pipe_name.c_str(), 0600) == 0);
  CHECK(replaced(failure([&] { read_file(pipe_name, 100); }), home.folder(), "{home}") ==
        "cannot read {home}/pipe: nobody writes to this pipe");

  std::thread slow_writer([&] {
    const int fd = open(pipe_name.c_str(), O_WRONLY);
    for (const char* piece : {"one ", "two ", "three"}) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      CHECK(write(fd, piece, std::string_view(piece).size()) > 0);
    }
    close(fd);
  });
  CHECK(read_file(pipe_name, 100) == "one two three");
  slow_writer.join();
}

TEST_CASE("files: health data is private, whatever was there and whatever the umask") {
  const Home home;
  const mode_t old_mask = umask(0);
  home.write("a/open.toml", "old");
  REQUIRE(chmod(home.path("a/open.toml").c_str(), 0666) == 0);
  write_private(home.path("a/open.toml"), "new");
  write_private(home.path("b/c/new.toml"), "new");
  umask(old_mask);
  CHECK(home.read("a/open.toml") == "new");
  CHECK(home.mode("a/open.toml") == 0600);
  CHECK(home.mode("b/c/new.toml") == 0600);
  CHECK(home.mode("b/c") == 0700);
  CHECK(home.mode("b") == 0700);
  CHECK(home.files() == std::vector<std::string>{"a/open.toml", "b/c/new.toml"});
}

TEST_CASE("files: a symbolic link to dotfiles stays one") {
  const Home home;
  home.write("dotfiles/back.toml", "old");
  fs::create_directories(home.path("data"));
  fs::create_symlink("../dotfiles/back.toml", home.path("data/answers.toml"));
  fs::create_symlink("answers.toml", home.path("data/twice.toml"));
  write_private(home.path("data/twice.toml"), "new");
  CHECK(home.read("dotfiles/back.toml") == "new");
  CHECK(fs::is_symlink(home.path("data/answers.toml")));
  CHECK(fs::is_symlink(home.path("data/twice.toml")));

  fs::create_symlink(home.path("dotfiles/later.toml"), home.path("data/dangling.toml"));
  write_private(home.path("data/dangling.toml"), "new");
  CHECK(home.read("dotfiles/later.toml") == "new");

  fs::create_symlink("loop", home.path("data/loop"));
  CHECK(contains(failure([&] { write_private(home.path("data/loop"), "new"); }),
                 "Too many levels of symbolic links"));
}

TEST_CASE("files: what cannot be replaced stays as it was") {
  const Home home;
  fs::create_directories(home.path("folder"));
  CHECK(contains(failure([&] { write_private(home.path("folder"), "x"); }), "not a regular file"));
  CHECK(contains(failure([&] { write_private("/dev/null", "x"); }), "not a regular file"));
  CHECK(contains(failure([&] { write_output(home.path("folder"), "x"); }), "Is a directory"));
  CHECK(contains(failure([&] { write_output(home.path("none/week.md"), "x"); }),
                 "No such file or directory"));
  CHECK(contains(failure([&] { write_output("/dev/full", "x"); }), "No space left on device"));
  CHECK(home.files().empty());
  struct stat info {};
  CHECK((stat("/dev/null", &info) == 0 && S_ISCHR(info.st_mode)));
}

TEST_CASE("files: a result is an ordinary file, and keeps the permissions it had") {
  const Home home;
  const mode_t old_mask = umask(022);
  write_output(home.path("week.md"), "new");
  CHECK(home.mode("week.md") == 0644);
  REQUIRE(chmod(home.path("week.md").c_str(), 0664) == 0);
  write_output(home.path("week.md"), "newer");
  umask(old_mask);
  CHECK(home.mode("week.md") == 0664);
  CHECK(home.read("week.md") == "newer");
  write_output("/dev/null", "gone");
  fs::create_symlink("week.md", home.path("link.md"));
  write_output(home.path("link.md"), "newest");
  CHECK(home.read("week.md") == "newest");
  CHECK(home.files() == std::vector<std::string>{"link.md", "week.md"});
}
