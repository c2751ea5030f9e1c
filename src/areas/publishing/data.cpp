// Feeds, data sets, the site map: the same rows as the pages.
#include "areas/publishing/pages.hpp"
#include "core/documents/feeds.hpp"
#include "core/documents/qr.hpp"
#include "core/documents/tables.hpp"

namespace yishi::publishing {
namespace {

constexpr int in_feed = 50;
constexpr int most_rows = 5000;  // of a data set

http::Reply shared(std::string type, std::string body) {
  return {200, std::move(type), std::move(body), {{"Cache-Control", "public, max-age=300"}}};
}

documents::Feed feed(Transaction& tx, const Site& s, std::string_view path) {
  documents::Feed out;
  out.id = out.link = s.absolute(s.at("/"));
  out.title = s.say(s.name() + "公开提案", "Released proposals of " + s.name());
  out.self_link = s.absolute(s.at(path));
  out.language = s.english ? "en" : "zh-CN";
  for (const auto& row : shelf(tx, s.committee.id, {.limit = in_feed}).rows) {
    out.updated = std::max(out.updated, row.released_at);
    documents::FeedItem item;
    item.id = row.id.str();
    item.title = row.title;
    item.link = s.absolute(s.at("/proposals/" + row.id.str()));
    item.summary = row.number_text + " " + state_words(s, row.shown()) +
                   (row.lead_units.empty() ? "" : s.say("，主办：", ", lead unit: ") + row.lead_units);
    item.author = row.proposer;
    item.category = row.category.empty() ? "" : s.category(row.category);
    item.published = row.first_released_at;
    item.updated = row.released_at;
    out.items.push_back(std::move(item));
  }
  return out;
}

struct DataReply {
  std::string unit, reply_class, body;
  Date delivered_on;
};
BOOST_DESCRIBE_STRUCT(DataReply, (), (unit, reply_class, body, delivered_on))
struct DataRow {
  std::string id, number, title, proposer, sector, category, state, lead_units, url;
  int term = 0, session = 0;
  std::optional<Date> filed_on, replied_on;
  Date released_on;
  std::string situation, analysis, advice;
  std::vector<DataReply> replies;
};
BOOST_DESCRIBE_STRUCT(DataRow, (),
                      (id, number, title, proposer, sector, category, state, lead_units, url, term, session,
                       filed_on, replied_on, released_on, situation, analysis, advice, replies))
struct DataSet {
  std::string publisher;
  std::vector<DataRow> items;
};
BOOST_DESCRIBE_STRUCT(DataSet, (), (publisher, items))

std::optional<Date> day_of(const std::optional<Timestamp>& at) {
  return at ? std::optional(Date::of(*at)) : std::nullopt;
}

std::vector<ShelfRow> whole_shelf(Transaction& tx, const Site& s) {
  return shelf(tx, s.committee.id, {.limit = most_rows}).rows;
}

}  // namespace

http::Reply atom(Transaction& tx, const Site& s) {
  return shared("application/atom+xml; charset=utf-8", documents::write_atom(feed(tx, s, "/feed.atom")));
}
http::Reply rss(Transaction& tx, const Site& s) {
  return shared("application/rss+xml; charset=utf-8", documents::write_rss(feed(tx, s, "/rss.xml")));
}

http::Reply data_json(Transaction& tx, const Site& s) {
  DataSet out{s.committee.name, {}};
  for (const auto& row : whole_shelf(tx, s)) {
    auto v = volume(tx, s.committee.id, row.id);
    if (!v) continue;
    auto& d = out.items.emplace_back();
    d = {.id = row.id.str(),
         .number = row.number_text,
         .title = row.title,
         .proposer = row.proposer,
         .sector = row.sector,
         .category = s.category(row.category),
         .state = state_words(s, row.shown()),
         .lead_units = row.lead_units,
         .url = s.absolute(s.at("/proposals/" + row.id.str())),
         .term = row.term,
         .session = row.session,
         .filed_on = day_of(row.filed_at),
         .replied_on = day_of(row.replied_at),
         .released_on = Date::of(row.first_released_at),
         .situation = v->body.situation,
         .analysis = v->body.analysis,
         .advice = v->body.advice,
         .replies = {}};
    for (auto& r : v->replies)
      d.replies.push_back({r.unit, r.reply_class.empty() ? "" : s.reply_class(r.reply_class),
                           std::move(r.body), Date::of(r.delivered_at)});
  }
  return shared("application/json", json::to_text(out));
}

http::Reply data_csv(Transaction& tx, const Site& s) {
  documents::Table table;
  const auto column = [&](std::string_view zh, std::string_view en) {
    table.columns.push_back({s.say(zh, en)});
  };
  column("编号", "number");
  column("届", "term");
  column("次", "session");
  column("案由", "title");
  column("提案者", "proposer");
  column("界别", "sector");
  column("类别", "topic");
  column("办理情况", "state");
  column("主办单位", "lead units");
  column("立案日期", "filed on");
  column("公开日期", "released on");
  column("网址", "address");
  for (const auto& r : whole_shelf(tx, s)) {
    const auto filed = day_of(r.filed_at);
    table.rows.push_back({r.number_text, std::int64_t{r.term}, std::int64_t{r.session}, r.title, r.proposer,
                          r.sector, s.category(r.category), state_words(s, r.shown()), r.lead_units,
                          filed ? documents::CellValue(*filed) : documents::CellValue(),
                          Date::of(r.first_released_at), s.absolute(s.at("/proposals/" + r.id.str()))});
  }
  auto out = shared("text/csv; charset=utf-8", documents::write_csv(table));
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"proposals.csv\"");
  return out;
}

http::Reply sitemap(Transaction& tx, const Site& s) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  const auto add = [&](const std::string& address, const std::string& changed) {
    out += "<url><loc>" + Html(s.absolute(address)).markup() + "</loc>" +
           (changed.empty() ? "" : "<lastmod>" + changed + "</lastmod>") + "</url>\n";
  };
  for (const auto* path : {"/", "/proposals", "/data", "/about"}) add(s.at(path), "");
  for (const auto& row : whole_shelf(tx, s))
    add(s.at("/proposals/" + row.id.str()), Date::of(row.released_at).iso());
  return shared("application/xml; charset=utf-8", out + "</urlset>\n");
}

http::Reply robots(Transaction&, const Site& s) {
  return shared(
      "text/plain; charset=utf-8",
      "User-agent: *\nDisallow: /api/\nDisallow: /desk/\nDisallow: /member/\nDisallow: /search\nSitemap: " +
          s.absolute("/sitemap.xml") + "\n");
}

http::Reply share_code(Transaction& tx, const Site& s) {
  const auto id = ProposalId::parse(s.request->parameter("id"));
  if (!id || !volume(tx, s.committee.id, *id)) return missing(s);
  const auto code = documents::make_qr(s.absolute(s.at("/proposals/" + id->str())));
  if (!code) return missing(s);
  return shared("image/svg+xml", documents::qr_svg(*code, s.say("本页二维码", "QR code of this page")));
}

}  // namespace yishi::publishing
