// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_command.h"

#include "backend/imports/failed_rows.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include <QFile>
#include <QSaveFile>
#include <limits>

namespace firstcome::imports {

namespace {

constexpr qint64 largestFile = 64LL * 1024 * 1024; // as over HTTP
constexpr qsizetype linesInWords = 20;             ///< of each kind

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::fileUnusable, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > largestFile)
        return refuse(code::fileInvalid, QStringLiteral("%1 is larger than 64 MiB; import it in parts.").arg(path));
    return file.readAll();
}

Refusal unwritable(const QFileDevice &file)
{
    return {code::fileUnusable,
            QStringLiteral("%1 cannot be written: %2").arg(file.fileName(), file.errorString()),
            {},
            {}};
}

/// At most `linesInWords` lines, and how many more there are.
template <typename T>
QString lines(const QList<T> &items, int omitted, QString (*line)(const T &))
{
    QString text;
    for (const T &item : items.first(std::min(items.size(), linesInWords)))
        text += line(item) + u'\n';
    const qsizetype more = items.size() + omitted - linesInWords;
    if (more > 0)
        text += QStringLiteral("and %1 more; --json lists up to %2\n").arg(more).arg(ImportReport::errorsListed);
    return text;
}

QString lineOf(const ImportNote &note)
{
    const QString row = note.row > 0     ? QStringLiteral(" (%1, first in row %2)").arg(note.count).arg(note.row)
                        : note.count > 1 ? QStringLiteral(" (%1)").arg(note.count)
                                         : QString();
    return QStringLiteral("note: ") + note.message + row;
}

QString lineOf(const ImportGone &gone)
{
    const QString what = gone.option.isEmpty() ? gone.name : gone.name + QStringLiteral(": ") + gone.option;
    return QStringLiteral("gone: %1 (%2), %3 on sale, %4")
        .arg(what, gone.reason)
        .arg(gone.available)
        .arg(gone.ended ? QStringLiteral("taken off sale") : QStringLiteral("still on sale"));
}

QString lineOf(const ImportPriceMove &move)
{
    return QStringLiteral("warning: row %1: the price of %2: %3 moves from %4 to %5 won")
        .arg(move.row)
        .arg(move.name, move.option)
        .arg(move.before)
        .arg(move.after);
}

QString lineOf(const ImportError &error)
{
    const QString name = error.name.isEmpty() ? QString() : error.name + QStringLiteral(": ");
    const QString field = error.field.isEmpty() ? QString() : error.field + QStringLiteral(": ");
    return QStringLiteral("row %1: ").arg(error.row) + name + field + error.message;
}

} // namespace

Result<ImportPrinted> importFile(const catalog::CatalogParts &parts, const ImportCommand &command)
{
    const auto file = readFile(command.path);
    if (!file)
        return tl::unexpected(file.error());
    // A file that cannot be written is said before anything is changed.
    QSaveFile failed(command.failedPath);
    if (!command.failedPath.isEmpty() && !failed.open(QIODevice::WriteOnly))
        return tl::unexpected(unwritable(failed));
    ImportJob job;
    job.file = *file;
    job.columns = command.columns;
    job.store = tidyName(command.store);
    job.dryRun = command.dryRun;
    job.missing = command.missing;
    job.makesStore = command.makesStore;
    const auto report = ImportProducts(parts).run(job);
    if (!report)
        return tl::unexpected(report.error());
    if (!command.failedPath.isEmpty()) {
        failed.write(failedRowsOf(*file, *report, std::numeric_limits<qsizetype>::max()).csv);
        if (!failed.commit())
            return tl::unexpected(unwritable(failed));
    }
    const QByteArray text =
        command.json ? QJsonDocument(toJson(*report)).toJson(QJsonDocument::Compact) + '\n' : inWords(*report, command);
    return ImportPrinted{text, report->failed > 0};
}

QByteArray inWords(const ImportReport &report, const ImportCommand &command)
{
    QString text = QStringLiteral("%1%2 rows for the store \"%3\": %4 products created, %5 updated, %6 unchanged, "
                                  "%7 failed")
                       .arg(command.dryRun ? QStringLiteral("Dry run, nothing was changed. ") : QString())
                       .arg(report.rows)
                       .arg(tidyName(command.store))
                       .arg(report.created)
                       .arg(report.updated)
                       .arg(report.unchanged)
                       .arg(report.failed);
    if (report.skipped > 0)
        text += QStringLiteral(", %1 left out because they are not published").arg(report.skipped);
    if (report.rounded > 0)
        text += QStringLiteral("; %1 prices rounded to whole won").arg(report.rounded);
    text += QStringLiteral("\nstock is what was received in total, sold units included; %1 units on sale afterwards\n")
                .arg(report.onSale);
    text += lines<ImportNote>(report.notes, 0, lineOf);
    text += lines<ImportPriceMove>(report.priceMoves, report.priceMovesOmitted, lineOf);
    text += lines<ImportGone>(report.gone, report.goneOmitted, lineOf);
    if (!report.gone.isEmpty() && command.missing == Missing::Named)
        text += QStringLiteral("--end-missing takes off sale what is gone\n");
    text += lines<ImportError>(report.errors, report.errorsOmitted, lineOf);
    if (report.failed > 0)
        text += command.failedPath.isEmpty()
                    ? QStringLiteral("--failed FILE writes the rows of what failed, to be mended and imported again\n")
                    : QStringLiteral("the rows of what failed are in %1, to be mended and imported again\n")
                          .arg(command.failedPath);
    return text.toUtf8();
}

} // namespace firstcome::imports
