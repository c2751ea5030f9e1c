#include "areas/oversight/pace.hpp"

#include <fmt/format.h>

#include <cmath>

namespace yishi::oversight {
namespace {

constexpr int near_days = 7;

Words by_days_left(int left) {
  if (left == 0) return {"今天到期。", "Due today."};
  return {fmt::format("还有 {} 天到期。", left), fmt::format("{} day(s) left.", left)};
}

Forecast without_past(int left) {
  Forecast out;
  out.risk = left < 0 ? Risk::late : left <= near_days ? Risk::near : Risk::in_time;
  const Words days = by_days_left(left);
  out.reason = {days.zh + "以往办结的不足 " + std::to_string(few_cases) + " 件，不作预测。",
                days.en + " Fewer than " + std::to_string(few_cases) + " past cases, so no forecast."};
  return out;
}

Words reason_for(const Pace& past, bool own, Date on, Date due, int elapsed, int allowed) {
  const std::string_view whose = own ? "本单位" : "各单位", whose_en = own ? "this unit" : "all units";
  const int late_by = on.days() - due.days();
  std::string zh = fmt::format(
      "按{}以往 {} 件的用时（中位 {} 天，四分之三在 {} 天内，{} 件超过 {} 天），已用 {} 天，预计 {} 完成",
      whose, past.count(), past.quantile(0.5), past.quantile(0.75), past.over(allowed), allowed, elapsed,
      on.iso());
  std::string en = fmt::format(
      "By {} past cases of {} (median {} days, three quarters within {} days, {} over {} days), {} days "
      "used so far, expected on {}",
      past.count(), whose_en, past.quantile(0.5), past.quantile(0.75), past.over(allowed), allowed, elapsed,
      on.iso());
  if (late_by > 0)
    return {zh + fmt::format("，晚于期限 {} 天。", late_by), en + fmt::format(", {} day(s) late.", late_by)};
  return {zh + "，在期限内。", en + ", in time."};
}

}  // namespace

std::int64_t Pace::count() const {
  std::int64_t n = 0;
  for (const auto& [day, often] : days) n += often;
  return n;
}

int Pace::quantile(double share) const {
  const auto wanted =
      std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(share * static_cast<double>(count()))));
  std::int64_t n = 0;
  for (const auto& [day, often] : days) {
    n += often;
    if (n >= wanted) return day;
  }
  return 0;
}

Pace Pace::longer_than(int elapsed) const {
  Pace out;
  out.days.insert(days.upper_bound(elapsed), days.end());
  return out;
}

std::int64_t Pace::over(int allowed) const { return longer_than(allowed).count(); }

Forecast forecast(const Pace& own, const Pace& all, Date began, Date due, Date today) {
  const int elapsed = today.days() - began.days(), left = due.days() - today.days(),
            allowed = due.days() - began.days();
  if (left < 0) {
    Forecast out{Risk::late, std::nullopt, {}};
    out.reason = {fmt::format("已逾期 {} 天。", -left), fmt::format("{} day(s) overdue.", -left)};
    return out;
  }
  const bool by_own = own.count() >= few_cases;
  const Pace& past = by_own ? own : all;
  if (past.count() < few_cases) return without_past(left);
  // What has not ended by now will end like those of the past that had not ended by then.
  const Pace rest = past.longer_than(elapsed);
  Forecast out;
  if (rest.count() == 0) {
    out.risk = left <= near_days ? Risk::forecast_late : Risk::near;
    out.reason = {fmt::format("已用 {} 天，超过以往 {} 件中最长的 {} 天；还有 {} 天到期。", elapsed,
                              past.count(), past.quantile(1), left),
                  fmt::format("{} days used, longer than the longest ({}) of {} past cases; {} day(s) left.",
                              elapsed, past.quantile(1), past.count(), left)};
    return out;
  }
  out.on = began.plus(rest.quantile(0.5));
  out.reason = reason_for(past, by_own, *out.on, due, elapsed, allowed);
  out.risk = *out.on > due ? Risk::forecast_late : left <= near_days ? Risk::near : Risk::in_time;
  return out;
}

}  // namespace yishi::oversight
