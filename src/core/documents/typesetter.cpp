#include "core/documents/typesetter.hpp"

#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

// Calls `visit(glyph_item, iterator)` for each cluster of each run of the only line of a layout.
template <class Visit>
void each_cluster(PangoLayoutLine* line, const char* text, Visit visit) {
  for (GSList* node = line->runs; node; node = node->next) {
    auto* run = static_cast<PangoLayoutRun*>(node->data);
    PangoGlyphItemIter at;
    for (gboolean more = pango_glyph_item_iter_init_start(&at, run, text); more;
         more = pango_glyph_item_iter_next_cluster(&at)) {
      visit(run, at);
    }
  }
}

std::pair<int, int> glyph_range(const PangoGlyphItemIter& at) {
  if (at.start_glyph < at.end_glyph) return {at.start_glyph, at.end_glyph};
  return {at.end_glyph + 1, at.start_glyph + 1};  // right to left
}

int cluster_width(const PangoLayoutRun* run, const PangoGlyphItemIter& at) {
  int sum = 0;
  const auto [first, last] = glyph_range(at);
  for (int i = first; i < last; ++i) sum += run->glyphs->glyphs[i].geometry.width;
  return sum;
}

void set_width(PangoLayoutRun* run, const PangoGlyphItemIter& at, double width, double shift) {
  const auto [first, last] = glyph_range(at);
  int rest = static_cast<int>(width * PANGO_SCALE + 0.5);
  for (int i = first; i < last; ++i) {
    auto& geometry = run->glyphs->glyphs[i].geometry;
    geometry.x_offset -= static_cast<int>(shift * PANGO_SCALE);
    if (i + 1 == last) geometry.width = rest;
    rest -= geometry.width;
  }
}

}  // namespace

Typesetter::Typesetter(Fonts fonts) : fonts_(std::move(fonts)), map_(pango_cairo_font_map_new()) {
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map_), 72);
  context_ = pango_font_map_create_context(map_);
  pango_context_set_language(context_, pango_language_from_string("zh-cn"));
  pango_context_set_round_glyph_positions(context_, FALSE);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_, options);
  cairo_font_options_destroy(options);
  layout_ = pango_layout_new(context_);
  pango_layout_set_single_paragraph_mode(layout_, TRUE);
}

Typesetter::~Typesetter() {
  for (auto* description : descriptions_) {
    if (description) pango_font_description_free(description);
  }
  g_object_unref(layout_);
  g_object_unref(context_);
  g_object_unref(map_);
}

PangoFontDescription* Typesetter::description(Face face) {
  auto*& slot = descriptions_[static_cast<std::size_t>(face)];
  if (slot) return slot;
  const std::array<const std::string*, 5> names{&fonts_.fang_song, &fonts_.kai, &fonts_.hei,
                                                &fonts_.xiao_biao_song, &fonts_.song};
  std::string families = *names[static_cast<std::size_t>(face)];
  // A last name that ends in "Bold" asks for the bold cut of that family, Debian's nearest to 小标宋.
  const bool bold = families.ends_with(" Bold");
  if (bold) families.resize(families.size() - 5);
  slot = pango_font_description_new();
  pango_font_description_set_family(slot, families.c_str());
  if (bold) pango_font_description_set_weight(slot, PANGO_WEIGHT_BOLD);
  return slot;
}

PangoLayout* Typesetter::shape(std::string_view text, const Style& style) {
  PangoFontDescription* font = description(style.face);
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  pango_layout_set_font_description(layout_, font);
  pango_layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
  return layout_;
}

std::vector<Piece> Typesetter::pieces(std::string_view text, const Style& style) {
  std::vector<Piece> pieces;
  if (text.empty()) return pieces;
  PangoLayout* layout = shape(text, style);
  each_cluster(pango_layout_get_line_readonly(layout, 0), pango_layout_get_text(layout),
               [&](PangoLayoutRun* run, const PangoGlyphItemIter& at) {
                 Piece piece;
                 piece.begin = static_cast<std::size_t>(std::min(at.start_index, at.end_index));
                 piece.end = static_cast<std::size_t>(std::max(at.start_index, at.end_index));
                 std::size_t next = piece.begin;
                 piece.point = text::next_code_point(text, next);
                 piece.width = static_cast<double>(cluster_width(run, at)) / PANGO_SCALE;
                 piece.wide = is_wide(piece.point) && piece.width > style.size * 0.9;
                 if (piece.wide && style.cell > 0) piece.width = style.cell;
                 pieces.push_back(piece);
               });
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  return pieces;
}

void Typesetter::draw(cairo_t* cairo, const PlacedLine& placed) {
  PangoLayout* layout = shape(placed.text, placed.style);
  PangoLayoutLine* line = pango_layout_get_line(layout, 0);
  const auto& starts = placed.line.starts;
  each_cluster(line, pango_layout_get_text(layout), [&](PangoLayoutRun* run, const PangoGlyphItemIter& at) {
    const auto begin = static_cast<std::size_t>(std::min(at.start_index, at.end_index));
    const auto found = std::lower_bound(starts.begin(), starts.end(), begin);
    if (found == starts.end() || *found != begin) return;
    const auto index = static_cast<std::size_t>(found - starts.begin());
    set_width(run, at, placed.line.widths[index], placed.line.shifts[index]);
  });
  cairo_move_to(cairo, placed.x, placed.baseline);
  pango_cairo_show_layout_line(cairo, line);
}

std::string Typesetter::family_in_use(Face face) {
  PangoLayout* layout = shape("议事", Style{face, 12, Ink::black, 0});
  auto* run = static_cast<PangoLayoutRun*>(pango_layout_get_line_readonly(layout, 0)->runs->data);
  PangoFontDescription* found = pango_font_describe(run->item->analysis.font);
  std::string family = pango_font_description_get_family(found);
  pango_font_description_free(found);
  return family;
}

}  // namespace yishi::documents
