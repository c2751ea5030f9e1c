#include "core/http/metrics.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

namespace yishi::http {
namespace {

// What is no route of the router: a line for each kind.
constexpr std::array<std::string_view, 6> other_lines{"(unknown)", "",         "(asset)",
                                                      "/healthz",  "/metrics", "/api/v1/live"};
constexpr std::array<std::string_view, 5> verb_names{"GET", "POST", "PUT", "PATCH", "DELETE"};

// The shard has one writer, so no locked addition is needed.
void add(std::atomic<std::uint64_t>& counter, std::uint64_t amount) {
  counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
}

long resident_bytes() {
  long pages = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return resident * ::sysconf(_SC_PAGESIZE);
}

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class T>
void write_one(std::string& out, std::string_view name, std::string_view type, std::string_view help,
               T value) {
  fmt::format_to(std::back_inserter(out), "# HELP {0} {2}\n# TYPE {0} {1}\n{0} {3}\n", name, type, help,
                 value);
}

}  // namespace

Metrics::Metrics(const Router& router, std::size_t threads) : router_(router) {
  for (std::size_t i = 0; i < threads; ++i) {
    shards_.push_back(std::make_unique<Shard>(router.routes().size() + other_lines.size()));
  }
}

std::size_t Metrics::line_of(const Exchange& exchange) const {
  if (exchange.route) return static_cast<std::size_t>(exchange.route - router_.routes().data());
  return router_.routes().size() + static_cast<std::size_t>(exchange.kind);
}

std::string Metrics::label_of(std::size_t line) const {
  const auto& routes = router_.routes();
  if (line >= routes.size()) return fmt::format("route=\"{}\"", other_lines[line - routes.size()]);
  return fmt::format("verb=\"{}\",route=\"{}\"", verb_names[static_cast<std::size_t>(routes[line].verb)],
                     routes[line].path);
}

void Metrics::count(const Exchange& exchange, int status, std::size_t bytes) {
  auto& shard = *shards_[exchange.thread];
  auto& line = shard.lines[line_of(exchange)];
  const auto taken = std::chrono::steady_clock::now() - exchange.begun;
  const double seconds = std::chrono::duration<double>(taken).count();
  std::size_t bucket = 0;
  while (bucket < bounds.size() && seconds > bounds[bucket]) ++bucket;
  add(line.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)], 1);
  add(line.nanoseconds,
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(taken).count()));
  add(shard.histogram[bucket], 1);
  add(shard.bytes, bytes);
}

void Metrics::write_requests(std::string& out) const {
  const auto lines = shards_.front()->lines.size();
  out +=
      "# HELP yishi_http_requests_total Requests by route and class of status.\n# TYPE "
      "yishi_http_requests_total counter\n";
  std::string seconds =
      "# HELP yishi_http_request_seconds_total Time from head to reply, by route.\n# TYPE "
      "yishi_http_request_seconds_total counter\n";
  for (std::size_t i = 0; i < lines; ++i) {
    const auto label = label_of(i);
    std::uint64_t nanoseconds = 0;
    for (const auto& shard : shards_)
      nanoseconds += shard->lines[i].nanoseconds.load(std::memory_order_relaxed);
    for (std::size_t k = 0; k < 5; ++k) {
      std::uint64_t count = 0;
      for (const auto& shard : shards_) count += shard->lines[i].by_class[k].load(std::memory_order_relaxed);
      if (count > 0)
        fmt::format_to(std::back_inserter(out), "yishi_http_requests_total{{{},status=\"{}xx\"}} {}\n", label,
                       k + 1, count);
    }
    if (nanoseconds == 0) continue;
    fmt::format_to(std::back_inserter(seconds), "yishi_http_request_seconds_total{{{}}} {:.9f}\n", label,
                   static_cast<double>(nanoseconds) / 1e9);
  }
  out += seconds;
}

void Metrics::write_latency(std::string& out) const {
  out +=
      "# HELP yishi_http_request_seconds Time from head to reply.\n# TYPE yishi_http_request_seconds "
      "histogram\n";
  std::uint64_t sum = 0, nanoseconds = 0;
  for (std::size_t i = 0; i <= bounds.size(); ++i) {
    for (const auto& shard : shards_) sum += shard->histogram[i].load(std::memory_order_relaxed);
    const auto bound = i == bounds.size() ? std::string("+Inf") : fmt::format("{}", bounds[i]);
    fmt::format_to(std::back_inserter(out), "yishi_http_request_seconds_bucket{{le=\"{}\"}} {}\n", bound,
                   sum);
  }
  for (const auto& shard : shards_) {
    for (const auto& line : shard->lines) nanoseconds += line.nanoseconds.load(std::memory_order_relaxed);
  }
  fmt::format_to(std::back_inserter(out),
                 "yishi_http_request_seconds_sum {:.9f}\nyishi_http_request_seconds_count {}\n",
                 static_cast<double>(nanoseconds) / 1e9, sum);
}

std::string Metrics::text(const Gauges& gauges) const {
  std::string out;
  write_requests(out);
  write_latency(out);
  std::uint64_t bytes = 0;
  for (const auto& shard : shards_) bytes += shard->bytes.load(std::memory_order_relaxed);
  write_one(out, "yishi_http_sent_bytes_total", "counter", "Bytes of replies.", bytes);
  write_one(out, "yishi_http_connections", "gauge", "Open connections.", gauges.connections);
  write_one(out, "yishi_http_sockets", "gauge", "Open live sockets.", gauges.sockets);
  write_one(out, "yishi_http_reading_queue", "gauge", "Reads that wait for a thread.", gauges.reading_queue);
  write_one(out, "yishi_http_working_queue", "gauge", "Work that waits for a thread.", gauges.working_queue);
  write_one(out, "yishi_http_writes_in_hand", "gauge", "Writes queued or running.", gauges.writes_in_hand);
  write_one(out, "process_resident_memory_bytes", "gauge", "Resident memory.", resident_bytes());
  write_one(out, "process_cpu_seconds_total", "counter", "CPU time of the program.", cpu_seconds());
  return out;
}

}  // namespace yishi::http
