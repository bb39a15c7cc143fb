// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_command.h"

#include "shared/contract/error_codes.h"
#include <QFile>

namespace firstcome::imports {

namespace {

constexpr qint64 largestFile = 64LL * 1024 * 1024; // as over HTTP
constexpr int errorsInWords = 20;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::fileUnusable, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > largestFile)
        return refuse(code::fileInvalid, QStringLiteral("%1 is larger than 64 MiB; import it in parts.").arg(path));
    return file.readAll();
}

} // namespace

Result<QByteArray> importFile(const catalog::CatalogParts &parts, const ImportCommand &command)
{
    const auto file = readFile(command.path);
    if (!file)
        return file;
    ImportJob job;
    job.file = *file;
    job.store = command.store.trimmed();
    job.dryRun = command.dryRun;
    job.makesStore = true;
    const auto report = ImportProducts(parts).run(job);
    if (!report)
        return tl::unexpected(report.error());
    if (command.json)
        return QJsonDocument(toJson(*report)).toJson(QJsonDocument::Compact) + '\n';
    return inWords(*report, command);
}

QByteArray inWords(const ImportReport &report, const ImportCommand &command)
{
    QString text = QStringLiteral("%1%2 rows for the store \"%3\": %4 products created, %5 updated, %6 unchanged, "
                                  "%7 failed")
                       .arg(command.dryRun ? QStringLiteral("Dry run, nothing was changed. ") : QString())
                       .arg(report.rows)
                       .arg(command.store.trimmed())
                       .arg(report.created)
                       .arg(report.updated)
                       .arg(report.unchanged)
                       .arg(report.failed);
    if (report.skipped > 0)
        text += QStringLiteral(", %1 left out because they are not published").arg(report.skipped);
    if (report.rounded > 0)
        text += QStringLiteral("; %1 prices rounded to whole won").arg(report.rounded);
    text += u'\n';
    for (const ImportError &error : report.errors.first(std::min<qsizetype>(report.errors.size(), errorsInWords)))
        text += QStringLiteral("row %1: %2%3\n")
                    .arg(error.row)
                    .arg(error.field.isEmpty() ? QString() : error.field + QStringLiteral(": "), error.message);
    const qsizetype more = report.errors.size() + report.errorsOmitted - errorsInWords;
    if (more > 0)
        text += QStringLiteral("and %1 more; --json lists up to %2\n").arg(more).arg(ImportReport::errorsListed);
    return text.toUtf8();
}

} // namespace firstcome::imports
