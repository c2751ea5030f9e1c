#include "core/database/dialect.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>

namespace yishi::database {
namespace {

// Cuts SQL into what may be rewritten (words, single characters) and what may not (quoted text, comments).
class Scanner {
 public:
  explicit Scanner(std::string_view sql) : sql_(sql) {}

  struct Piece {
    std::string_view text;
    bool word = false;
    bool sealed = false;  // quoted text or a comment
  };

  bool next(Piece& piece) {
    if (at_ >= sql_.size()) return false;
    const std::size_t start = at_;
    piece = {};
    const char c = sql_[at_];
    if (c == '\'' || c == '"') {
      skip_quoted(c);
      piece.sealed = true;
    } else if (sql_.substr(at_, 2) == "--") {
      at_ = std::min(sql_.find('\n', at_), sql_.size());
      piece.sealed = true;
    } else if (sql_.substr(at_, 2) == "/*") {
      const auto end = sql_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? sql_.size() : end + 2;
      piece.sealed = true;
    } else if (is_word(c)) {
      while (at_ < sql_.size() && is_word(sql_[at_])) ++at_;
      piece.word = true;
    } else {
      ++at_;
    }
    piece.text = sql_.substr(start, at_ - start);
    return true;
  }

 private:
  static bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }
  void skip_quoted(char quote) {
    const auto end = sql_.find(quote, at_ + 1);  // a doubled quote begins the next piece, which is sealed too
    at_ = end == std::string_view::npos ? sql_.size() : end + 1;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
};

using Pieces = std::vector<Scanner::Piece>;

Pieces pieces_of(std::string_view sql) {
  Pieces pieces;
  Scanner scanner(sql);
  for (Scanner::Piece piece; scanner.next(piece);) pieces.push_back(piece);
  return pieces;
}

std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

// The number behind the question mark at `at`; 0 when there is none.
int parameter_after(const Pieces& pieces, std::size_t at) {
  int number = 0;
  if (at + 1 < pieces.size() && pieces[at + 1].word) {
    const auto digits = pieces[at + 1].text;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
  }
  return number;
}

// Whether IS NULL or IS NOT NULL begins at `at`.
bool is_null_test(const Pieces& pieces, std::size_t at) {
  std::string words;
  for (std::size_t i = at; i < pieces.size() && words.size() < 11; ++i) {
    if (pieces[i].word) words += upper(pieces[i].text) + " ";
    if (!pieces[i].word && pieces[i].text.find_first_not_of(" \t\r\n") != std::string_view::npos) break;
  }
  return words.starts_with("IS NULL ") || words.starts_with("IS NOT NULL ");
}

void drop_trailing(std::string& out, std::string_view blanks_and) {
  while (!out.empty() && blanks_and.find(out.back()) != std::string_view::npos) out.pop_back();
}

}  // namespace

PostgresqlQuery for_postgresql(std::string_view query) {
  const auto pieces = pieces_of(query);
  PostgresqlQuery out;
  std::set<int> typed;  // parameters that stand elsewhere too, where PostgreSQL finds their type
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].text != "?" && pieces[i].text != "$") continue;
    const int parameter = parameter_after(pieces, i);
    out.parameters = std::max(out.parameters, parameter);
    if (!is_null_test(pieces, i + 2)) typed.insert(parameter);
  }
  bool after_as = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    const int parameter = piece.text == "?" ? parameter_after(pieces, i) : 0;
    if (parameter > 0 && is_null_test(pieces, i + 2)) {
      int asked = parameter;
      if (typed.contains(parameter)) {
        out.repeated.push_back(parameter);
        asked = out.parameters + static_cast<int>(out.repeated.size());
      }
      out.text += "$" + std::to_string(asked) + "::text";
      ++i;
    } else if (parameter > 0) {
      out.text += '$';
    } else if (piece.word && after_as && upper(piece.text) == "INTEGER") {
      out.text += "BIGINT";
    } else {
      out.text += piece.text;
    }
    if (piece.word) after_as = upper(piece.text) == "AS";
  }
  return out;
}

std::string schema_for_postgresql(std::string_view sql) {
  std::string out;
  std::string before;  // the word before, in capitals
  Scanner scanner(sql);
  for (Scanner::Piece piece; scanner.next(piece);) {
    if (!piece.word) {
      if (!piece.sealed && piece.text.find_first_not_of(" \t\r\n") != std::string_view::npos) before.clear();
      out += piece.text;
      continue;
    }
    const std::string word = upper(piece.text);
    if (word == "INTEGER") {
      out += "BIGINT";
    } else if (word == "BLOB") {
      out += "BYTEA";
    } else if (word == "REAL") {
      out += "DOUBLE PRECISION";
    } else if (piece.text == "TEXT" && before != "AS") {
      out += "TEXT COLLATE \"C\"";
    } else if (word == "STRICT" || word == "WITHOUT" || (word == "ROWID" && before == "WITHOUT")) {
      drop_trailing(out, ", \t\r\n");
    } else {
      out += piece.text;
    }
    before = word;
  }
  return out;
}

std::string text_for(Engine engine, const Migration& migration) {
  if (engine == Engine::sqlite) return std::string(migration.sqlite);
  if (!migration.postgresql.empty()) return std::string(migration.postgresql);
  return schema_for_postgresql(migration.sqlite);
}

}  // namespace yishi::database
