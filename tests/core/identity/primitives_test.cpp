// Digests, codes, keys, sealed fields: against published vectors where there are any.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "core/identity/digest.hpp"
#include "core/identity/sealed.hpp"
#include "core/identity/totp.hpp"

namespace yishi::identity {
namespace {

TEST(Digest, KnownVectors) {
  EXPECT_EQ(to_hex(digest(Digest::sha256, "abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(digest(Digest::sm3, "abc")),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
  EXPECT_EQ(from_base64url("-_8"), "\xfb\xff");
  EXPECT_EQ(from_base64url("-_8="), "");
  EXPECT_EQ(from_base64url("a b"), "");
  EXPECT_EQ(from_hex("0g"), "");
}

TEST(Totp, CodesOfRfc6238) {
  const std::string secret = "12345678901234567890";
  const std::pair<std::int64_t, const char*> vectors[] = {{59, "287082"},         {1111111109, "081804"},
                                                          {1111111111, "050471"}, {1234567890, "005924"},
                                                          {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [seconds, code] : vectors) EXPECT_EQ(totp_code(secret, totp_step({seconds * 1000})), code);
}

TEST(Totp, OneStepOffIsAllowedAndEachCodeOnce) {
  const std::string secret = new_totp_secret();
  const Timestamp now{1'795'500'000'000};
  const std::int64_t step = totp_step(now);
  for (const int off : {-1, 0, 1})
    EXPECT_EQ(match_totp(secret, totp_code(secret, step + off), now, 0), step + off);
  EXPECT_EQ(match_totp(secret, totp_code(secret, step - 2), now, 0), std::nullopt);
  EXPECT_EQ(match_totp(secret, totp_code(secret, step + 2), now, 0), std::nullopt);
  EXPECT_EQ(match_totp(secret, totp_code(secret, step), now, step), std::nullopt) << "used already";
  EXPECT_EQ(match_totp(secret, "", now, 0), std::nullopt);
}

TEST(Totp, UriAndPictureForAuthenticators) {
  EXPECT_EQ(totp_uri("foobar", "议事", "wang"),
            "otpauth://totp/"
            "%E8%AE%AE%E4%BA%8B:wang?secret=MZXW6YTBOI&issuer=%E8%AE%AE%E4%BA%8B&algorithm=SHA1&digits=6&"
            "period=30");
  const std::string svg = qr_svg("otpauth://totp/x");
  EXPECT_TRUE(svg.starts_with("<svg ")) << svg.substr(0, 40);
  EXPECT_EQ(svg.find("script"), svg.npos);
  EXPECT_GT(std::count(svg.begin(), svg.end(), 'M'), 100);
}

class KeyFile : public testing::Test {
 protected:
  void SetUp() override {
    std::array<char, 36> id{};
    make_uuid(id);
    folder = std::filesystem::temp_directory_path() / ("yishi_keys_" + std::string(id.data(), id.size()));
    std::filesystem::create_directories(folder);
    file = (folder / "keys").string();
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  void write(const std::string& text, int mode = 0600) {
    std::ofstream(file) << text;
    ::chmod(file.c_str(), static_cast<mode_t>(mode));
  }
  std::filesystem::path folder;
  std::string file;
};

TEST_F(KeyFile, IsMadeOnceForItsOwnerAlone) {
  const auto made = Keys::open(file);
  ASSERT_TRUE(made.has_value());
  struct stat about {};
  ASSERT_EQ(::stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  const auto again = Keys::open(file);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(made->derive("k1", "seal"), again->derive("k1", "seal"));
  EXPECT_NE(made->derive("k1", "seal"), made->derive("k1", "pepper"));
}

TEST_F(KeyFile, ExposedOrDamagedIsRefused) {
  write("k1 " + std::string(64, 'a') + "\n", 0640);
  EXPECT_EQ(Keys::open(file).error().code, "keys_exposed");
  write("k1 abc\n");
  EXPECT_EQ(Keys::open(file).error().code, "keys_damaged");
  write("# only words\n");
  EXPECT_EQ(Keys::open(file).error().code, "keys_damaged");
}

TEST_F(KeyFile, OldKeysOpenWhatTheySealed) {
  write("k1 " + std::string(64, 'a') + "\n");
  const Place place{CommitteeId{1}, "members", "phone", "x"};
  const Sealer before(*Keys::open(file), Profile::standard);
  const std::string sealed = before.seal("13800138000", place);
  write("k1 " + std::string(64, 'a') + "\nk2 " + std::string(64, 'b') + "\n");
  const Sealer after(*Keys::open(file), Profile::standard);
  EXPECT_EQ(after.open(sealed, place), "13800138000");
  EXPECT_TRUE(after.seal("13800138000", place).starts_with("s1.k2."));
  EXPECT_EQ(after.blind_index("13800138000", CommitteeId{1}, "phone"),
            before.blind_index("13800138000", CommitteeId{1}, "phone"));
  write("k2 " + std::string(64, 'b') + "\n");
  EXPECT_EQ(Sealer(*Keys::open(file), Profile::standard).open(sealed, place), std::nullopt);
}

class Sealed : public testing::TestWithParam<Profile> {};

TEST_P(Sealed, OpensOnlyInItsPlace) {
  const Sealer sealer(Keys::for_tests(), GetParam());
  const Place place{CommitteeId{1}, "members", "phone", "a"};
  const std::string sealed = sealer.seal("13800138000", place);
  EXPECT_EQ(sealed.find("138"), sealed.npos);
  EXPECT_NE(sealed, sealer.seal("13800138000", place)) << "every sealing has a nonce of its own";
  EXPECT_EQ(sealer.open(sealed, place), "13800138000");
  for (const Place& other :
       {Place{CommitteeId{2}, "members", "phone", "a"}, Place{CommitteeId{1}, "units", "phone", "a"},
        Place{CommitteeId{1}, "members", "id_number", "a"}, Place{CommitteeId{1}, "members", "phone", "b"}}) {
    EXPECT_EQ(sealer.open(sealed, other), std::nullopt);
  }
  EXPECT_EQ(sealer.open(sealer.seal("", place), place), "");
}

TEST_P(Sealed, EveryChangedCharacterIsNoticed) {
  const Sealer sealer(Keys::for_tests(), GetParam());
  const Place place{CommitteeId{1}, "members", "phone", "a"};
  const std::string sealed = sealer.seal("13800138000", place);
  for (std::size_t i = 0; i + 1 < sealed.size(); ++i) {  // the last one may hold unused bits
    std::string changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_EQ(sealer.open(changed, place), std::nullopt) << i;
  }
  EXPECT_EQ(sealer.open("nonsense", place), std::nullopt);
  EXPECT_EQ(sealer.open("s1.k1.", place), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Profiles, Sealed, testing::Values(Profile::standard, Profile::guomi));

TEST(BlindIndex, FindsEqualsWithinOneColumnOfOneCommittee) {
  const Sealer sealer(Keys::for_tests(), Profile::standard);
  const auto index = [&](int committee, const char* column) {
    return sealer.blind_index("13800138000", CommitteeId{committee}, column);
  };
  EXPECT_EQ(index(1, "phone"), index(1, "phone"));
  EXPECT_NE(index(1, "phone"), index(2, "phone"));
  EXPECT_NE(index(1, "phone"), index(1, "fax"));
  EXPECT_EQ(sealer.blind_index("", CommitteeId{1}, "phone"), "");
}

TEST(Masks, ShowOnlyTheEdges) {
  EXPECT_EQ(masked_phone("13800131234"), "138****1234");
  EXPECT_EQ(masked_phone("12345"), "*****");
  EXPECT_EQ(masked_phone(""), "");
  EXPECT_EQ(masked_id_number("11010119680412234X"), "1101**********234X");
}

}  // namespace
}  // namespace yishi::identity
