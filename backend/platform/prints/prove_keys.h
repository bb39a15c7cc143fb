// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/crypto/keys.h"
#include "backend/platform/module/check.h"
#include <stdexcept>

namespace firstcome::prints {

/// The key files are not those of this database; says which ones, and what to do.
class StrangeKey : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// What is wrong with the key files as the database knows them, a sentence or two for each: files that are missing,
/// damaged or hold other keys, and old keys that are needed still and were taken away. A database from before prints
/// were kept needs the files that each start makes. Makes no file and changes nothing.
QStringList keyFaults(sql::Connection &connection, const crypto::KeyFolder &keys);

/// The same, in the caller's transaction; what is new is known from then on: the files of a first start, and a key that
/// was put above the known one, which is how a key is changed. Throws StrangeKey when anything is wrong.
void proveKeys(sql::Connection &connection, const crypto::KeyFolder &keys, Instant now);

/// The same as an invariant. `keys` must outlive it.
Check keysAreKnown(const crypto::KeyFolder &keys);

} // namespace firstcome::prints
