// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QString>
#include <memory>

namespace firstcome::app {

/// The folder that holds everything of one installation: database, keys, spool, simulator journals, logs.
/// Invariant: at most one process holds it for itself (flock on DATA/lock); the lock ends with the process.
class DataFolder
{
public:
    /// Makes the folder (0700) where it is missing and locks it. DATA_FOLDER_BUSY names the process that has it,
    /// DATA_FOLDER_UNUSABLE says why it cannot be made or written.
    static Result<std::unique_ptr<DataFolder>> lock(const QString &path);
    ~DataFolder();
    DataFolder(const DataFolder &) = delete;

    const QString &path() const { return m_path; }

private:
    DataFolder(QString path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}

    QString m_path;
    int m_descriptor;
};

} // namespace firstcome::app
