// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QLatin1StringView>
#include <QString>
#include <memory>

namespace firstcome::app {

/// The folder that holds everything of one installation: database, keys, spool, simulator journals, logs.
/// Invariant: at most one process holds it for itself (flock on DATA/lock); the lock ends with the process.
class DataFolder
{
public:
    /// Makes the folder (0700) where it is missing and locks it. DATA_FOLDER_BUSY names the process that has it,
    /// DATA_FOLDER_UNUSABLE says why it cannot be made or written, or that a restore into it was not finished.
    static Result<std::unique_ptr<DataFolder>> lock(const QString &path);
    /// The same for a folder that a backup is restored into: it must be empty, but for a restore that was not finished.
    /// WRONG_USE when it is not.
    static Result<std::unique_ptr<DataFolder>> lockToFill(const QString &path);

    static constexpr auto lockName = QLatin1StringView("lock");
    /// A file that is there while a restore is under way.
    static constexpr auto unfinishedName = QLatin1StringView("restoring");

    ~DataFolder();
    DataFolder(const DataFolder &) = delete;

    const QString &path() const { return m_path; }

private:
    static Result<std::unique_ptr<DataFolder>> take(const QString &path);

    DataFolder(QString path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}

    QString m_path;
    int m_descriptor;
};

} // namespace firstcome::app
