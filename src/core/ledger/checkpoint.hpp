// What an outsider needs to check the ledger later: an export that a second program can verify, and signed
// checkpoints that pin where a chain stood. docs/ledger.md gives the exact forms.
//
//   yishi ledger checkpoint 1
//   committee 3
//   number 1024
//   hash sm3:…
//   time 2026-11-24T18:27:05.123Z
//   key ed25519 MCowBQYDK2VwAyEA…          the public key, DER in base64
//   signature …                            over all lines above, in base64
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>

#include "core/ledger/ledger.hpp"

namespace yishi::ledger {

// Writes a committee's facts as JSON lines: a first line, one line a fact, a last line with the head.
void export_facts(database::Transaction& tx, CommitteeId committee, std::ostream& out);
// Checks such an export, byte for byte. Refuses with the first bad line ("ledger_broken").
Result<Verified> verify_export(std::istream& in);

enum class Signature { ed25519, sm2 };
BOOST_DESCRIBE_ENUM(Signature, ed25519, sm2)

struct Checkpoint {
  CommitteeId committee{};
  std::int64_t number = 0;
  std::string hash;
  Timestamp time;
  Signature signature = Signature::ed25519;
  std::string key;  // public, DER in base64
};

// Signs the head of a committee's chain. The private key lies in `data_folder` (ledger_key.ed25519.pem, mode
// 0600) and is made at the first use; its public half stands beside it (….pub.pem) to be published. Refuses
// an empty chain ("ledger_empty") and a chain that does not verify ("ledger_broken").
Result<std::string> sign_checkpoint(database::Transaction& tx, CommitteeId committee,
                                    const std::string& data_folder, Signature signature, Timestamp now);

// Reads a checkpoint whose signature holds. `trusted_key`: the public key it must bear (DER in base64, as in
// the checkpoint), empty to accept the one it names. Refuses: invalid "checkpoint_invalid".
Result<Checkpoint> read_checkpoint(std::string_view text, std::string_view trusted_key = {});

// Checks that the chain still holds what the checkpoint in `file` pinned, and everything after it.
Result<Verified> verify_from_checkpoint(database::Transaction& tx, CommitteeId committee,
                                        const std::string& file, std::string_view trusted_key = {});

}  // namespace yishi::ledger
