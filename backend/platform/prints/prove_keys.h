// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/crypto/keys.h"
#include "backend/platform/module/check.h"
#include <stdexcept>

namespace firstcome::prints {

/// The key files are not those of this database; says which one, and what to do.
class StrangeKey : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Compares the key files with the prints that the database has of them, in the caller's transaction; what is new is
/// known from then on: the files of a first start, and a key that was put above the known one, which is how a key is
/// changed. Throws StrangeKey when a file is missing or holds other keys; one that was made meanwhile in place of a
/// missing one is gone again then.
void proveKeys(sql::Connection &connection, const crypto::KeyFolder &keys, Instant now);

/// The same as an invariant, which changes nothing in the database. `keys` must outlive it.
Check keysAreKnown(const crypto::KeyFolder &keys);

} // namespace firstcome::prints
