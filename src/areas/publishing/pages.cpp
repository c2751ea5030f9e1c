#include "areas/publishing/pages.hpp"

#include <charconv>

#include "core/text/chinese_numbers.hpp"
#include "core/text/paragraphs.hpp"

namespace yishi::publishing {
namespace {

constexpr std::array<PublicStage, 4> all_states{PublicStage::filed, PublicStage::handling,
                                                PublicStage::answered, PublicStage::closed};

std::string path_of(const ShelfRow& row) { return "/proposals/" + row.id.str(); }

std::string session_words(const Site& s, const ShelfRow& row) {
  return s.english
             ? fmt::format("Term {}, session {}", row.term, row.session)
             : fmt::format("{}届{}次", text::chinese_number(row.term), text::chinese_number(row.session));
}

std::string proposer_words(const Site& s, const ShelfRow& row) {
  if (row.co_signers == 0) return row.proposer;
  return s.english ? fmt::format("{} and {} others", row.proposer, row.co_signers)
                   : fmt::format("{}等{}人", row.proposer, row.co_signers + 1);
}

Html state_tag(const Site& s, PublicStage stage) {
  return tag("span", {{"class", "state " + std::string(json::name_of(stage))}}, state_words(s, stage));
}

Html row_html(const Site& s, const ShelfRow& row, std::string_view heading) {
  Html meta =
      tag("span", session_words(s, row) + " " + row.number_text) + tag("span", proposer_words(s, row));
  if (!row.category.empty()) meta += tag("span", s.category(row.category));
  if (!row.lead_units.empty()) meta += tag("span", row.lead_units);
  meta += tag("time", {{"datetime", Date::of(row.released_at).iso()}},
              day(s, row.released_at) + s.say("公开", " released"));
  return tag("li", {{"class", "row"}},
             tag(heading, link(s.at(path_of(row)), row.title)) + state_tag(s, row.shown()) +
                 tag("p", {{"class", "meta"}}, meta));
}

Html rows_html(const Site& s, const std::vector<ShelfRow>& rows, std::string_view heading = "h2") {
  Html items;
  for (const auto& row : rows) items += row_html(s, row, heading);
  return tag("ul", {{"class", "rows"}, {"role", "list"}}, items);
}

Html search_box(const Site& s, const std::string& typed, bool large) {
  Html inside =
      tag("label", {{"for", "q"}}, s.say("搜索提案、答复和承办单位", "Search proposals and replies"));
  inside += tag("div", {{"class", "search-line"}},
                empty_tag("input", {{"type", "search"},
                                    {"id", "q"},
                                    {"name", "q"},
                                    {"value", typed},
                                    {"class", "input"},
                                    {"maxlength", "60"},
                                    {"autocomplete", "off"}}) +
                    tag("button", {{"type", "submit"}, {"class", large ? "button primary" : "button"}},
                        s.say("搜索", "Search")));
  if (s.request->find("committee"))
    inside += empty_tag(
        "input",
        {{"type", "hidden"}, {"name", "committee"}, {"value", std::to_string(number(s.committee.id))}});
  if (s.english) inside += empty_tag("input", {{"type", "hidden"}, {"name", "lang"}, {"value", "en"}});
  return tag("form",
             {{"action", "/search"},
              {"method", "get"},
              {"role", "search"},
              {"class", large ? "search large" : "search"}},
             inside);
}

Html option(std::string_view value, const std::string& words, bool chosen) {
  return tag("option", {{"value", value}, {"selected", chosen ? "selected" : ""}}, words);
}
Html field(std::string_view name, const std::string& label, const Html& options, const Site& s) {
  const std::string id = "f-" + std::string(name);
  // The empty value is written out: without it the words of the option would be sent.
  const Html all =
      Html::written("<option value=\"\">") + Html(s.say("全部", "All")) + Html::written("</option>");
  return tag("div", {{"class", "field"}},
             tag("label", {{"for", id}}, label) +
                 tag("select", {{"id", id}, {"name", name}, {"class", "input"}}, all + options));
}

ShelfFilter filter_of(const Site& s) {
  ShelfFilter f;
  const auto year = s.query("year");
  std::from_chars(year.data(), year.data() + year.size(), f.year);
  f.category = s.query("category");
  f.unit = s.query("unit");
  f.state = json::enum_of<PublicStage>(s.query("state"));
  f.after = s.query("after");
  return f;
}
Pairs pairs_of(const ShelfFilter& f) {
  return {{"year", f.year > 0 ? std::to_string(f.year) : ""},
          {"category", f.category},
          {"unit", f.unit},
          {"state", f.state ? std::string(json::name_of(*f.state)) : ""}};
}

Html filters(Transaction& tx, const Site& s, const ShelfFilter& f) {
  Html year, category, unit, state;
  for (const int one : years(tx, s.committee.id))
    year += option(std::to_string(one), s.say(fmt::format("{}年", one), std::to_string(one)), f.year == one);
  for (const auto& one : categories(tx, s.committee.id))
    category += option(one, s.category(one), f.category == one);
  for (const auto& one : units(tx, s.committee.id)) unit += option(one, one, f.unit == one);
  for (const auto one : all_states) state += option(json::name_of(one), state_words(s, one), f.state == one);
  Html inside = field("year", s.say("立案年份", "Year filed"), year, s) +
                field("category", s.say("类别", "Topic"), category, s) +
                field("unit", s.say("答复单位", "Replying unit"), unit, s) +
                field("state", s.say("办理情况", "State"), state, s);
  if (s.request->find("committee"))
    inside += empty_tag(
        "input",
        {{"type", "hidden"}, {"name", "committee"}, {"value", std::to_string(number(s.committee.id))}});
  if (s.english) inside += empty_tag("input", {{"type", "hidden"}, {"name", "lang"}, {"value", "en"}});
  inside += tag("div", {{"class", "buttons"}},
                tag("button", {{"type", "submit"}, {"class", "button"}}, s.say("筛选", "Filter")) +
                    link(s.at("/proposals"), s.say("清除", "Clear")));
  return tag("form",
             {{"action", "/proposals"},
              {"method", "get"},
              {"class", "filters no-print"},
              {"aria-label", s.say("筛选", "Filter")}},
             inside);
}

// ---- one proposal --------------------------------------------------------------------------------------

Html loop_line(const Site& s, const ShelfRow& r) {
  struct Step {
    std::string words;
    std::optional<Timestamp> at;
  };
  const std::array<Step, 5> steps{{{s.say("提交", "Submitted"), r.submitted_at},
                                   {s.say("立案", "Filed"), r.filed_at},
                                   {s.say("交办", "Assigned"), r.assigned_at},
                                   {s.say("答复", "Answered"), r.replied_at},
                                   {s.say("办结", "Closed"), r.closed_at}}};
  const bool again = r.shown() == PublicStage::handling && r.replied_at;  // a second lap, or tracked
  Html items;
  bool open = true;
  for (const auto& step : steps) {
    const bool done = step.at && !(again && &step >= &steps[3]);
    const bool current = !done && open;
    if (!done) open = false;
    const auto state = done ? "done" : current ? "current" : "ahead";
    const Html when = done ? tag("time", {{"datetime", Date::of(*step.at).iso()}}, day(s, *step.at))
                           : tag("span", current ? s.say("进行中", "Under way") : s.say("尚未到", "Ahead"));
    items += tag("li", {{"class", state}}, tag("strong", step.words) + when);
  }
  Html out = tag("h2", {{"id", "loop"}}, s.say("办理进程", "Progress")) +
             tag("ol", {{"class", "loop"}, {"role", "list"}}, items);
  if (r.round > 1)
    out += tag("p", {{"class", "note"}},
               s.say(fmt::format("提案者对答复不满意，现为第{}轮办理。", text::chinese_number(r.round)),
                     fmt::format("The proposers were dissatisfied; this is lap {}.", r.round)));
  return tag("section", {{"aria-labelledby", "loop"}}, out);
}

Html prose(std::string_view words) {
  Html out;
  for (const auto& paragraph : text::paragraphs(words)) out += tag("p", paragraph);
  return tag("div", {{"class", "prose"}}, out);
}

Html text_section(const Site& s, const Body& body) {
  Html out = tag("h2", {{"id", "text"}}, s.say("提案原文", "Text of the proposal"));
  const auto part = [&](std::string_view zh, std::string_view en, const std::string& words) {
    if (!words.empty()) out += tag("h3", s.say(zh, en)) + prose(words);
  };
  part("基本情况", "Situation", body.situation);
  part("问题分析", "Analysis", body.analysis);
  part("建议", "Advice", body.advice);
  return tag("section", {{"aria-labelledby", "text"}}, out);
}

Html replies_section(const Site& s, const Volume& v) {
  Html out = tag("h2", {{"id", "replies"}}, s.say("答复", "Replies"));
  if (v.replies.empty())
    out += tag("p", {{"class", "note"}},
               s.say("还没有公开的答复。答复公开后会出现在这里。", "No reply has been released yet."));
  for (const auto& reply : v.replies) {
    Html meta = tag("span", reply.unit) +
                tag("time", {{"datetime", Date::of(reply.delivered_at).iso()}}, day(s, reply.delivered_at));
    if (!reply.reply_class.empty()) meta += tag("span", s.reply_class(reply.reply_class));
    out += tag("article", {{"class", "reply"}},
               tag("h3", s.say(reply.unit + "的答复", "Reply of " + reply.unit)) +
                   tag("p", {{"class", "meta"}}, meta) + prose(reply.body));
  }
  return tag("section", {{"aria-labelledby", "replies"}}, out);
}

std::string promise_words(const Site& s, const PublicPromise& p) {
  switch (p.state) {
    case handling::PromiseState::met:
      return s.say("已兑现", "Met");
    case handling::PromiseState::broken:
      return s.say("未兑现", "Not met");
    case handling::PromiseState::postponed:
      return s.say("已延期", "Postponed");
    case handling::PromiseState::open:
      break;
  }
  return p.due_on < Date::of(s.now) ? s.say("已到期，待核实", "Due; being verified")
                                    : s.say("进行中", "Under way");
}

Html promises_section(const Site& s, const std::vector<PublicPromise>& promises) {
  if (promises.empty()) return {};
  Html rows;
  for (const auto& p : promises) {
    rows += tag("tr", tag("td", p.sentence) + tag("td", p.unit) +
                          tag("td", s.english ? p.due_on.iso() : chinese_date(p.due_on)) +
                          tag("td", promise_words(s, p)));
  }
  const Html head = tag("thead", tag("tr", tag("th", {{"scope", "col"}}, s.say("承诺", "Promise")) +
                                               tag("th", {{"scope", "col"}}, s.say("单位", "Unit")) +
                                               tag("th", {{"scope", "col"}}, s.say("期限", "Due")) +
                                               tag("th", {{"scope", "col"}}, s.say("进展", "State"))));
  const Html table = tag("table", tag("caption", {{"class", "spoken"}},
                                      s.say("答复中的承诺及进展", "Promises and their state")) +
                                      head + tag("tbody", rows));
  return tag("section", {{"aria-labelledby", "promises"}},
             tag("h2", {{"id", "promises"}},
                 s.say("答应了什么，做到了没有", "What was promised, and what was done")) +
                 tag("div",
                     {{"class", "table"},
                      {"tabindex", "0"},
                      {"role", "region"},
                      {"aria-label", s.say("承诺表，可左右滚动", "Table of promises; scrolls sideways")}},
                     table));
}

Html facts_panel(const Site& s, const ShelfRow& r) {
  Html list;
  const auto fact = [&](std::string_view zh, std::string_view en, const std::string& value) {
    if (!value.empty()) list += tag("div", tag("dt", s.say(zh, en)) + tag("dd", value));
  };
  fact("编号", "Number", session_words(s, r) + " " + r.number_text);
  fact("提案者", "Proposer", proposer_words(s, r));
  fact("界别", "Sector", r.sector == r.proposer ? "" : r.sector);
  fact("类别", "Topic", r.category.empty() ? "" : s.category(r.category));
  fact("主办单位", "Lead unit", r.lead_units);
  if (r.is_key) fact("督办", "Supervision", s.say("重点提案", "Key proposal"));
  if (r.is_excellent) fact("表彰", "Award", s.say("优秀提案", "Excellent proposal"));
  fact("公开日期", "Released", day(s, r.first_released_at));
  fact("来源", "Source", s.committee.name);
  const auto address = s.absolute(s.at(path_of(r)));
  Html share = empty_tag("img", {{"src", s.at(path_of(r) + "/qr.svg")},
                                 {"width", "120"},
                                 {"height", "120"},
                                 {"alt", s.say("本页二维码", "QR code of this page")}}) +
               tag("p", {{"class", "address"}}, address);
  return tag("aside", {{"class", "panel"}, {"aria-label", s.say("提案信息", "About this proposal")}},
             tag("dl", list) + tag("div", {{"class", "share"}}, share));
}

// schema.org; what search engines read.
std::string structured(const Site& s, const Volume& v) {
  const auto& r = v.row;
  std::string out = "{\"@context\":\"https://schema.org\",\"@type\":\"Report\"";
  const auto add = [&](std::string_view key, std::string_view value) {
    out += ",\"" + std::string(key) + "\":";
    json::write_string(out, value);
  };
  add("name", r.title);
  add("inLanguage", "zh-CN");
  add("url", s.absolute(s.at(path_of(r))));
  add("identifier", r.number_text);
  add("datePublished", Date::of(r.first_released_at).iso());
  add("dateModified", Date::of(r.released_at).iso());
  add("abstract", v.body.advice.substr(0, v.body.advice.find('\n')));
  const auto person = [&](std::string_view key, std::string_view type, std::string_view name) {
    out += fmt::format(",\"{}\":{{\"@type\":\"{}\",\"name\":", key, type);
    json::write_string(out, name);
    out += '}';
  };
  person("author", "Person", r.proposer);
  person("publisher", "GovernmentOrganization", s.committee.name);
  return out + "}";
}

}  // namespace

std::string state_words(const Site& s, PublicStage stage) {
  switch (stage) {
    case PublicStage::filed:
      return s.say("已立案", "Filed");
    case PublicStage::handling:
      return s.say("办理中", "In hand");
    case PublicStage::answered:
      return s.say("已答复", "Answered");
    case PublicStage::closed:
      return s.say("已办结", "Closed");
  }
  return "";
}

http::Reply home_page(Transaction& tx, const Site& s) {
  const auto c = s.committee.id;
  Page page;
  page.here = page.canonical = "/";
  page.description = s.say(s.committee.name + "公开的提案、答复和承诺。",
                           "Proposals, replies and promises released by " + s.committee.name + ".");
  page.body =
      tag("div", {{"class", "hero"}},
          tag("h1", s.say("查一件提案，看它办得怎么样", "Look up a proposal and how it was handled")) +
              search_box(s, "", true));
  Html tasks;
  const auto task = [&](const std::string& to, const std::string& name, const std::string& words) {
    tasks += tag("li", tag("h3", link(to, name)) + tag("p", words));
  };
  task(s.at("/proposals"), s.say("查提案", "Browse proposals"),
       s.say("按年份、类别、单位和办理情况查看", "By year, topic, unit and state"));
  task(s.at("/proposals", {{"state", "answered"}}), s.say("看答复", "Read replies"),
       s.say("承办单位答应了什么，做到了没有", "What units promised, and what was done"));
  task(s.at("/data"), s.say("用数据", "Use the data"),
       s.say("下载公开提案的全部数据", "Download all released proposals"));
  page.body += tag("section", {{"aria-labelledby", "tasks"}},
                   tag("h2", {{"id", "tasks"}, {"class", "spoken"}}, s.say("办事", "Tasks")) +
                       tag("ul", {{"class", "tasks"}, {"role", "list"}}, tasks));
  const auto all_years = years(tx, c);
  if (!all_years.empty()) {
    const int year = all_years.front();
    Html numbers;
    const auto number_of = [&](const std::string& words, std::optional<PublicStage> state) {
      const ShelfFilter f{.year = year, .state = state};
      numbers += tag("li", link(s.at("/proposals", pairs_of(f)),
                                tag("strong", std::to_string(count(tx, c, f))) + tag("span", words)));
    };
    number_of(s.say("件已公开", "released"), std::nullopt);
    for (const auto state : all_states)
      number_of(s.say("件" + state_words(s, state), state_words(s, state)), state);
    page.body +=
        tag("section", {{"aria-labelledby", "numbers"}},
            tag("h2", {{"id", "numbers"}},
                s.say(fmt::format("{}年公开提案", year), fmt::format("Released proposals of {}", year))) +
                tag("ul", {{"class", "numbers"}, {"role", "list"}}, numbers));
  }
  Html replies;
  for (const auto& r : latest_replies(tx, c, 6)) {
    Html meta = tag("span", r.unit) +
                tag("time", {{"datetime", Date::of(r.delivered_at).iso()}}, day(s, r.delivered_at));
    if (!r.reply_class.empty()) meta += tag("span", s.reply_class(r.reply_class));
    replies += tag("li", {{"class", "row"}},
                   tag("h3", link(s.at("/proposals/" + r.proposal) + "#replies", r.title)) +
                       tag("p", {{"class", "meta"}}, meta));
  }
  const Html latest = replies.empty() ? tag("p", {{"class", "note"}},
                                            s.say("还没有公开的答复。", "No reply has been released yet."))
                                      : tag("ul", {{"class", "rows"}, {"role", "list"}}, replies);
  page.body += tag("section", {{"aria-labelledby", "latest"}},
                   tag("h2", {{"id", "latest"}}, s.say("最新答复", "Latest replies")) + latest);
  return reply(s, page);
}

http::Reply list_page(Transaction& tx, const Site& s) {
  const auto f = filter_of(s);
  const auto found_rows = shelf(tx, s.committee.id, f);
  const auto total = count(tx, s.committee.id, f);
  Page page;
  page.title = s.say("公开提案", "Released proposals");
  page.here = page.canonical = "/proposals";
  page.description =
      s.say(s.committee.name + "公开的提案。", "Proposals released by " + s.committee.name + ".");
  page.crumbs = {{page.title, ""}};
  page.body = tag("h1", page.title) + filters(tx, s, f) +
              tag("p", {{"class", "total"}, {"role", "status"}},
                  s.say(fmt::format("共 {} 件", total), fmt::format("{} in all", total)));
  if (found_rows.rows.empty()) {
    page.body += tag("p", {{"class", "note"}},
                     s.say("没有符合条件的公开提案。可以清除筛选再看。",
                           "No released proposal fits. Try clearing the filter."));
  } else {
    page.body += rows_html(s, found_rows.rows);
  }
  if (!found_rows.next.empty()) {
    auto pairs = pairs_of(f);
    pairs.emplace_back("after", found_rows.next);
    page.body += tag("nav", {{"class", "pages"}, {"aria-label", s.say("翻页", "Pages")}},
                     link(s.at("/proposals", pairs), s.say("下一页", "Next page"), "button"));
  }
  return reply(s, page);
}

http::Reply proposal_page(Transaction& tx, const Site& s) {
  const auto id = ProposalId::parse(s.request->parameter("id"));
  const auto v = id ? volume(tx, s.committee.id, *id) : std::nullopt;
  if (!v) return missing(s);
  Page page;
  page.title = v->row.title;
  page.here = "/proposals";
  page.canonical = path_of(v->row);
  page.crumbs = {{s.say("公开提案", "Released proposals"), s.at("/proposals")}, {v->row.number_text, ""}};
  page.description = v->row.title + s.say("：提案原文、答复和承诺。", ": text, replies and promises.");
  page.data = structured(s, *v);
  Html main = loop_line(s, v->row) + text_section(s, v->body) + replies_section(s, *v) +
              promises_section(s, v->promises);
  if (!v->related.empty())
    main += tag("section", {{"aria-labelledby", "related"}, {"class", "no-print"}},
                tag("h2", {{"id", "related"}}, s.say("同类提案", "Related proposals")) +
                    rows_html(s, v->related, "h3"));
  page.body =
      tag("div", {{"class", "title"}}, state_tag(s, v->row.shown()) + tag("h1", v->row.title)) +
      tag("div", {{"class", "columns"}}, tag("div", {{"class", "reading"}}, main) + facts_panel(s, v->row));
  return reply(s, page);
}

http::Reply search_page(Transaction& tx, const Site& s) {
  std::string typed = s.query("q");
  if (typed.size() > 200) typed.clear();
  Page page;
  page.title = typed.empty() ? s.say("搜索", "Search") : s.say("搜索：", "Search: ") + typed;
  page.here = page.canonical = "/search";
  page.index = false;
  page.crumbs = {{s.say("搜索", "Search"), ""}};
  page.body = tag("h1", s.say("搜索公开提案", "Search released proposals")) + search_box(s, typed, false);
  if (typed.empty()) return reply(s, page);
  std::size_t place = 0;
  const auto after = s.query("after");
  std::from_chars(after.data(), after.data() + after.size(), place);
  const auto hits = found(tx, s.committee.id, typed, place, 20);
  if (hits.rows.empty()) {
    page.body +=
        tag("p", {{"class", "note"}, {"role", "status"}},
            s.say("没有找到。换一个词，或少写几个字试试。", "Nothing found. Try another or a shorter word."));
    return reply(s, page);
  }
  page.body += rows_html(s, hits.rows);
  if (!hits.next.empty())
    page.body += tag(
        "nav", {{"class", "pages"}, {"aria-label", s.say("翻页", "Pages")}},
        link(s.at("/search", {{"q", typed}, {"after", hits.next}}), s.say("下一页", "Next page"), "button"));
  return reply(s, page);
}

http::Reply data_page(Transaction& tx, const Site& s) {
  Page page;
  page.title = s.say("数据开放", "Open data");
  page.here = page.canonical = "/data";
  page.crumbs = {{page.title, ""}};
  page.description = s.say("下载公开提案的数据。", "Download the released proposals.");
  const auto total = count(tx, s.committee.id, {});
  const auto item = [&](std::string_view path, const std::string& name, const std::string& words) {
    return tag("li", tag("h3", link(s.at(path), name)) + tag("p", words));
  };
  page.body =
      tag("h1", page.title) +
      tag("p", s.say(fmt::format("现有公开提案 {} 件。数据只含已公开的内容，可自由使用，请注明来源：{}。",
                                 total, s.committee.name),
                     fmt::format("{} released proposals. Free to use with the source named: {}.", total,
                                 s.committee.name))) +
      tag("section", {{"aria-labelledby", "files"}},
          tag("h2", {{"id", "files"}}, s.say("下载与订阅", "Files and feeds")) +
              tag("ul", {{"class", "tasks"}, {"role", "list"}},
                  item("/data/proposals.csv", "CSV",
                       s.say("表格，可用电子表格软件打开", "A table for spreadsheets")) +
                      item("/data/proposals.json", "JSON",
                           s.say("供程序读取，含提案和答复全文", "For programs, with full texts")) +
                      item("/feed.atom", "Atom", s.say("订阅最新公开", "Subscribe to releases")) +
                      item("/rss.xml", "RSS", s.say("订阅最新公开", "Subscribe to releases"))));
  return reply(s, page);
}

http::Reply about_page(Transaction&, const Site& s) {
  Page page;
  page.title = s.say("关于本网站", "About this site");
  page.here = page.canonical = "/about";
  page.crumbs = {{page.title, ""}};
  page.description = page.title;
  page.body =
      tag("h1", page.title) +
      tag("div", {{"class", "prose"}},
          tag("p", s.say("这里公开" + s.committee.name +
                             "的提案、承办单位的答复，以及答复中作出的承诺和进展。每件提案公开前由一人准备、"
                             "复核，再由另一人发布；提案者不同意公开、或涉及个人信息和秘密的内容不公开。",
                         "Here " + s.committee.name +
                             " releases proposals, the replies of units, and what was promised and done. "
                             "Each is prepared, checked and released by different people; what the proposer "
                             "does not consent to, and personal data, is not released."))) +
      tag("h2", s.say("无障碍声明", "Accessibility statement")) +
      tag("div", {{"class", "prose"}},
          tag("p", s.say("本网站不用脚本也能使用，可以只用键盘操作。页面顶部可选标准、大字、特大三种字号，选"
                         "择会被记住。文字与背景的对比度不低于 4.5:1，状态同时用文字表示，不只靠颜色。页面以 "
                         "WCAG 2.2 AA 为设计和检测目标，尚未经第三方机构评测。",
                         "This site works without scripts and by keyboard alone. Three text sizes can be "
                         "chosen at the top and are remembered. Contrast is at least 4.5:1; states are given "
                         "in words, never by colour alone. Pages are designed for and tested against WCAG "
                         "2.2 AA; no third party has assessed them yet.")) +
              tag("p", s.portal->settings.contact.empty()
                           ? s.say("使用中遇到障碍，请与主办单位联系。",
                                   "If something hinders you, please contact the publisher.")
                           : s.say("使用中遇到障碍，请联系：", "If something hinders you, please contact: ") +
                                 s.portal->settings.contact)) +
      tag("h2", s.say("个人信息", "Personal data")) +
      tag("div", {{"class", "prose"}},
          tag("p",
              s.say(
                  "浏览本网站无需登录。除记住字号的一个 Cookie 外，不记录您的任何信息，也不使用第三方统计。",
                  "No sign-in is needed. But for one cookie that remembers the text size nothing is kept, "
                  "and no third party counts visits.")));
  return reply(s, page);
}

}  // namespace yishi::publishing
