// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/contract/product_csv.h"
#include <optional>

namespace firstcome {

/// How an import stands. Interrupted: the server ended before it did; running the file again finishes it.
enum class ImportState : quint8 { Running, Done, Refused, Interrupted };

const char *textOf(ImportState state);
std::optional<ImportState> importStateFrom(QByteArrayView text);

/// An import that was begun, kept for who left before its answer.
struct ImportRun
{
    Id id = 0;
    ImportState state = ImportState::Running;
    QString store;
    bool dryRun = false;
    bool endMissing = false;
    Instant startedAt{};
    std::optional<Instant> finishedAt;
    QJsonObject report;  ///< of one that is done, as the import itself answers
    QJsonObject problem; ///< of one that was refused: code and detail
};

/// Lists leave the report out.
enum class ImportRunDetail : quint8 { Listed, Whole };

QJsonObject toJson(const ImportRun &run, ImportRunDetail detail);
ImportRun importRunFrom(const QJsonObject &object);

} // namespace firstcome
