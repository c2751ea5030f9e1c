#include "core/documents/pdf.hpp"

#include <cairo-pdf.h>

#include <stdexcept>

#include "core/documents/measures.hpp"
#include "core/documents/qr.hpp"
#include "core/documents/typesetter.hpp"

namespace yishi::documents {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Canvas = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

cairo_status_t append(void* out, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

void set_properties(cairo_surface_t* surface, const Paper& paper) {
  std::string title = printable(paper.title.empty() ? paper.headline : paper.title);
  std::replace(title.begin(), title.end(), '\n', ' ');
  const std::string made_at = to_iso(paper.made_at).substr(0, 19) + "Z";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, printable(paper.author).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Yishi 议事");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made_at.c_str());
}

void set_ink(cairo_t* canvas, Ink ink) {
  if (ink == Ink::red) return cairo_set_source_rgb(canvas, 0.85, 0, 0);
  cairo_set_source_rgb(canvas, 0, 0, 0);
}

void draw_code(cairo_t* canvas, const PlacedCode& placed) {
  const auto code = make_qr(placed.text);
  if (!code) return;  // longer than any QR code holds: the paper is still good without it
  const double module = placed.side / (code->size + 2 * QrCode::quiet);
  cairo_set_source_rgb(canvas, 0, 0, 0);
  for (int y = 0; y < code->size; ++y) {
    for (int x = 0; x < code->size; ++x) {
      if (!code->dark(x, y)) continue;
      cairo_rectangle(canvas, placed.x + (x + QrCode::quiet) * module,
                      placed.y + (y + QrCode::quiet) * module, module, module);
    }
  }
  cairo_fill(canvas);
}

void draw_page(cairo_t* canvas, const Page& page, Typesetter& typesetter) {
  for (const auto& rule : page.rules) {
    set_ink(canvas, rule.ink);
    cairo_set_line_width(canvas, rule.thickness);
    cairo_move_to(canvas, rule.x1, rule.y1);
    cairo_line_to(canvas, rule.x2, rule.y2);
    cairo_stroke(canvas);
  }
  for (const auto& line : page.lines) {
    set_ink(canvas, line.style.ink);
    typesetter.draw(canvas, line);
  }
  if (page.code) draw_code(canvas, *page.code);
  cairo_show_page(canvas);
}

}  // namespace

PdfWriter::PdfWriter(Fonts fonts) : typesetter_(std::make_unique<Typesetter>(std::move(fonts))) {}
PdfWriter::~PdfWriter() = default;

std::string PdfWriter::write(const Paper& paper) {
  const std::lock_guard lock(busy_);
  std::string out;
  const Surface surface(
      cairo_pdf_surface_create_for_stream(append, &out, measures::page_width, measures::page_height),
      cairo_surface_destroy);
  set_properties(surface.get(), paper);
  const Canvas canvas(cairo_create(surface.get()), cairo_destroy);
  for (const auto& page : lay_out(paper, *typesetter_)) draw_page(canvas.get(), page, *typesetter_);
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(fmt::format("PDF: {}", cairo_status_to_string(status)));
  }
  return out;
}

std::vector<std::string> PdfWriter::families_in_use() {
  const std::lock_guard lock(busy_);
  std::vector<std::string> families;
  for (const Face face : {Face::fang_song, Face::kai, Face::hei, Face::xiao_biao_song, Face::song}) {
    families.push_back(typesetter_->family_in_use(face));
  }
  return families;
}

}  // namespace yishi::documents
