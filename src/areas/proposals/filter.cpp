// The list's filter as it stands in the address, so that a view can be kept as a link.
#include <charconv>

#include "areas/proposals/list.hpp"

namespace yishi::proposals {
namespace {

template <class E>
bool take(const http::Request& request, std::string_view name, E& to) {
  const auto text = request.find(name);
  if (!text || text->empty()) return true;
  if constexpr (json::DescribedEnum<E>) {
    const auto value = json::enum_of<E>(*text);
    if (value) to = *value;
    return value.has_value();
  } else if constexpr (std::same_as<E, int>) {
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), to);
    return error == std::errc{} && end == text->data() + text->size() && to >= 0;
  } else {
    to = *text;
    return true;
  }
}

}  // namespace

Result<Filter> filter_of(const http::Request& request) {
  Filter f;
  std::vector<Fault> faults;
  const auto check = [&](std::string_view name, bool good) {
    if (!good) faults.push_back({"/" + std::string(name), {"这个筛选条件无效，请重新选择。", "Bad filter value; please choose again."}});
  };
  check("view", take(request, "view", f.view));
  check("sort", take(request, "sort", f.sort));
  check("term", take(request, "term", f.term));
  check("session", take(request, "session", f.session));
  check("limit", take(request, "limit", f.limit) && f.limit >= 1 && f.limit <= 100);
  take(request, "q", f.q);
  take(request, "stage", f.stage);
  take(request, "category", f.category);
  take(request, "sector", f.sector);
  take(request, "kind", f.kind);
  take(request, "class", f.reply_class);
  take(request, "rating", f.rating);
  take(request, "after", f.after);
  f.late = request.find("late") == "true";
  if (const auto unit = request.find("unit"); unit && !unit->empty()) {
    const auto id = UnitId::parse(*unit);
    check("unit", id.has_value());
    if (id) f.unit = *id;
  }
  if (f.q.size() > 200) check("q", false);
  if (!faults.empty()) {
    return refuse(Why::invalid, "bad_filter", {"筛选条件有误，请清除后重试。", "The filter is wrong; clear it and try again."}, std::move(faults));
  }
  return f;
}

std::vector<http::QueryField> filter_fields() {
  const std::string text = R"({"type":"string"})", whole = R"({"type":"integer","minimum":0})";
  return {
      {"view", R"({"type":"string","enum":["all","review","assignment","handling","feedback","done","set_aside","key","excellent","tracking","overdue","mine","unit"]})", {"视图", "View"}},
      {"sort", R"({"type":"string","enum":["updated","number","due"]})", {"排序", "Order"}},
      {"q", text, {"检索词", "Words to search for"}},
      {"stage", text, {"状态", "Stage"}},
      {"category", text, {"分类", "Category"}},
      {"sector", text, {"界别", "Sector"}},
      {"kind", text, {"提案类型", "Kind"}},
      {"class", text, {"答复类别", "Class of the reply"}},
      {"rating", text, {"评价", "Rating"}},
      {"unit", text, {"承办单位", "Handling unit"}},
      {"term", whole, {"届", "Term"}},
      {"session", whole, {"次", "Session"}},
      {"late", R"({"type":"boolean"})", {"只看逾期", "Only overdue ones"}},
      {"after", text, {"上一页的 next", "`next` of the page before"}},
      {"limit", R"({"type":"integer","minimum":1,"maximum":100})", {"每页行数", "Rows a page"}},
  };
}

}  // namespace yishi::proposals
