// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/settings.h"
#include "backend/platform/sql/failure.h"
#include "shared/base/result.h"

namespace firstcome::app {

/// Settings of an installation whose key files and database belong together: only of these a Backend is made, which
/// makes the keys that are not there yet.
/// Invariant: of a new database the first tables are there before any key is, and every other table after the keys. So
/// keys beside a database without tables are another shop's, and tables beside no keys have lost theirs; whoever was
/// killed in between is neither.
class Admission
{
public:
    /// For who changes the installation, under its lock. DATA_FOLDER_UNUSABLE names every key file that is missing or
    /// another's, keys whose database is gone, and a log that is not the database's; DATABASE_DAMAGED,
    /// DATABASE_UNUSABLE say why it cannot be told; SETTING_WRONG where the clock would go back. Refused, it has
    /// written nothing.
    static Result<Admission> toChange(Settings settings);
    /// For who reads, beside a server too, and does not hold the folder's lock: it writes nothing, so DATABASE_UNUSABLE
    /// where there is no shop yet. Throws sql::Failure when the database cannot be read.
    static Result<Admission> toRead(Settings settings);

    const Settings &settings() const { return m_settings; }

private:
    explicit Admission(Settings settings) : m_settings(std::move(settings)) {}

    Settings m_settings;
};

/// Behind what is wrong with key files: which setting says where they are.
QString whereKeysAre(const Settings &settings);

/// DATABASE_DAMAGED or DATABASE_UNUSABLE, with what to do.
tl::unexpected<Refusal> noDatabase(const sql::Failure &failure);

} // namespace firstcome::app
