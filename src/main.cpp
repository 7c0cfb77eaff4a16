#include "cli/commands.hpp"

int main(int argc, char** argv) {
  return backsmart::run({argv + 1, argv + argc}, backsmart::real_world(), {});
}
