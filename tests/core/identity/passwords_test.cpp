#include "core/identity/passwords.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace yishi::identity {
namespace {

constexpr PasswordSettings cheap{.memory_mib = 8, .passes = 1, .at_once = 2, .waiting = 32};

TEST(Passwords, OnlyTheRightOneVerifies) {
  for (const Profile profile : {Profile::standard, Profile::guomi}) {
    Passwords passwords(Keys::for_tests(), profile, cheap);
    const auto stored = passwords.hash("correct horse battery");
    ASSERT_TRUE(stored.has_value());
    EXPECT_EQ(stored->find("horse"), stored->npos);
    EXPECT_EQ(passwords.verify("correct horse battery", *stored), true);
    EXPECT_EQ(passwords.verify("correct horse batterz", *stored), false);
    EXPECT_EQ(passwords.verify("", *stored), false);
    EXPECT_EQ(passwords.verify("anything", ""), false);
    EXPECT_EQ(passwords.verify("anything", "argon2id$m=1$x"), false);
    EXPECT_NE(*passwords.hash("correct horse battery"), *stored) << "every hash has a salt of its own";
  }
}

TEST(Passwords, AStolenTableIsWorthlessWithoutThePepper) {
  Passwords ours(Keys::for_tests(), Profile::standard, cheap),
      theirs(Keys::for_tests(), Profile::standard, cheap);
  const auto stored = ours.hash("correct horse battery");
  EXPECT_EQ(theirs.verify("correct horse battery", *stored), false);
}

TEST(Passwords, OtherCostsOrDigestsAreOutdated) {
  const Keys keys = Keys::for_tests();
  Passwords now(keys, Profile::standard, cheap),
      harder(keys, Profile::standard, {.memory_mib = 16, .passes = 1}), guomi(keys, Profile::guomi, cheap);
  const auto stored = now.hash("correct horse battery");
  EXPECT_FALSE(now.is_outdated(*stored));
  EXPECT_TRUE(harder.is_outdated(*stored));
  EXPECT_TRUE(guomi.is_outdated(*stored));
  EXPECT_EQ(harder.verify("correct horse battery", *stored), true) << "the old costs are read from the hash";
}

TEST(Passwords, AFloodIsRefusedNotQueuedForEver) {
  Passwords passwords(Keys::for_tests(), Profile::standard,
                      {.memory_mib = 32, .passes = 3, .at_once = 1, .waiting = 1});
  std::atomic<int> done = 0, refused = 0;
  std::vector<std::thread> crowd;
  for (int i = 0; i < 8; ++i) {
    crowd.emplace_back([&] {
      const auto hashed = passwords.hash("correct horse battery");
      if (hashed) ++done;
      if (!hashed && hashed.error().why == Why::unavailable) ++refused;
    });
  }
  for (auto& one : crowd) one.join();
  EXPECT_EQ(done + refused, 8);
  EXPECT_GE(done, 1);
  EXPECT_GE(refused, 1);
  EXPECT_TRUE(passwords.hash("correct horse battery").has_value()) << "the bench is free again";
}

TEST(Passwords, OneTimePasswordsPassThePolicyAndDiffer) {
  const std::string one = one_time_password();
  EXPECT_EQ(one.size(), 16u);
  EXPECT_NE(one, one_time_password());
  EXPECT_TRUE(check_password(one, {}, false, "/new").has_value());
}

TEST(PasswordPolicy, AClerkCanCheckThisTable) {
  struct Row {
    const char* password;
    bool accepted;
  };
  const std::vector<std::string> own = {"wang.li", "王莉", "政协云江市委员会", "云江市政协"};
  const Row rows[] = {
      {"柳暗花明又一村里的小桥", true},
      {"correct horse battery", true},
      {"Xk9#mQ2v$Lp7", true},
      {"短", false},
      {"123456789", false},
      {"1234567890", false},
      {"0000000000000", false},
      {"abcabcabcabc", false},
      {"Password2026!", false},
      {"zhengxie@2026", false},
      {"woaini1314520", false},
      {"wang.li2026", false},
      {"云江市政协2026", false},
      {"qwertyuiop12", false},
  };
  for (const Row& row : rows)
    EXPECT_EQ(check_password(row.password, own, false, "/new").has_value(), row.accepted) << row.password;
  EXPECT_FALSE(check_password(std::string(129, 'a') + "bcd", {}, false, "/new"));
}

TEST(PasswordPolicy, TheStrictProfileAsksForThreeKinds) {
  EXPECT_FALSE(check_password("correct horse battery", {}, true, "/new"));
  EXPECT_TRUE(check_password("Correct horse 27", {}, true, "/new"));
}

}  // namespace
}  // namespace yishi::identity
