// What the work of hw costs at least, for the benchmark to compare with:
//
//   reference read|scan|parse FILE...   reads every byte; finds every line as
//                                       well; parses with toml++
//   reference write FILE                what adding an entry takes of the disk
//   reference run COMMAND...            runs it, its output thrown away, and
//                                       prints its CPU and wall time in
//                                       microseconds and its peak KiB
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace {

[[noreturn]] void give_up(const char* attempt) {
  std::perror(attempt);
  std::exit(EXIT_FAILURE);
}

// The bytes of `path`, in `buffer` until the next call.
std::string_view contents(const char* path, std::vector<char>& buffer) {
  const int file = open(path, O_RDONLY);
  if (file < 0) {
    give_up(path);
  }
  std::size_t length = 0;
  while (true) {
    if (length == buffer.size()) {
      buffer.resize(2 * buffer.size());
    }
    const ssize_t count =
        read(file, buffer.data() + length, buffer.size() - length);
    if (count < 0) {
      give_up(path);
    }
    if (count == 0) {
      close(file);
      return {buffer.data(), length};
    }
    length += static_cast<std::size_t>(count);
  }
}

long count_lines(std::string_view text) {
  long lines = 0;
  const char* rest = text.data();
  const char* const end = rest + text.size();
  while (const void* found =
             std::memchr(rest, '\n', static_cast<std::size_t>(end - rest))) {
    rest = static_cast<const char*>(found) + 1;
    ++lines;
  }
  return lines;
}

// The first and the last byte, for a sum that no compiler can leave out.
long sum_of(std::string_view text) {
  return text.empty() ? 0 : text.front() + text.back();
}

void write_again(const std::string& path, std::string_view text) {
  const std::string temporary = path + ".reference";
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0 || write(file, text.data(), text.size()) != std::ssize(text) ||
      fsync(file) != 0 || close(file) != 0 ||
      std::rename(temporary.c_str(), path.c_str()) != 0) {
    give_up(path.c_str());
  }
}

long microseconds_of(const timeval& time) {
  return time.tv_sec * 1'000'000 + time.tv_usec;
}

int run(char** command) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = vfork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    give_up(command[0]);
  }
  const auto wall = std::chrono::steady_clock::now() - begin;
  std::printf(
      "%ld %ld %ld\n",
      microseconds_of(usage.ru_utime) + microseconds_of(usage.ru_stime),
      static_cast<long>(
          std::chrono::duration_cast<std::chrono::microseconds>(wall).count()),
      usage.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}

long do_work(std::string_view work, char** paths) {
  std::vector<char> buffer(std::size_t{1} << 20U);
  long result = 0;
  for (char** path = paths; *path != nullptr; ++path) {
    const std::string_view text = contents(*path, buffer);
    if (work == "read") {
      result += sum_of(text);
    } else if (work == "scan") {
      result += count_lines(text);
    } else if (work == "parse") {
      result += static_cast<long>(toml::parse(text).size());
    } else {
      write_again(*path, text);
    }
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: reference read|scan|parse|write|run ...\n", stderr);
    return 2;
  }
  const std::string_view work = argv[1];
  if (work == "run") {
    return run(argv + 2);
  }
  std::printf("%ld\n", do_work(work, argv + 2));
}
