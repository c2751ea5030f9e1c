// Shapes text with Pango and draws it on a Cairo surface. One per writer; not thread-safe (Pango's font maps
// are not).
#pragma once
#include <pango/pangocairo.h>

#include "core/documents/layout.hpp"

namespace yishi::documents {

class Typesetter final : public Measurer {
 public:
  explicit Typesetter(Fonts fonts);
  ~Typesetter() override;
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  std::vector<Piece> pieces(std::string_view text, const Style& style) override;
  void draw(cairo_t* cairo, const PlacedLine& placed);
  // The family that the system really has for a face ("Noto Serif CJK SC"), for the log and the operator.
  std::string family_in_use(Face face);

 private:
  PangoLayout* shape(std::string_view text, const Style& style);
  PangoFontDescription* description(Face face);

  Fonts fonts_;
  PangoFontMap* map_;
  PangoContext* context_;
  PangoLayout* layout_;
  std::array<PangoFontDescription*, 5> descriptions_{};
};

}  // namespace yishi::documents
