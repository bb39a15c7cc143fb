// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/format_rule.h"
#include <QProcess>
#include <QRegularExpression>

namespace firstcome::house {

namespace {

constexpr auto formatterVersion = "version 14.";
constexpr int filesAtOnce = 40;

QByteArray outputOf(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    return process.waitForFinished(-1) ? process.readAll() : QByteArray();
}

} // namespace

QString formatter()
{
    for (const QString &name : {QStringLiteral("clang-format-14"), QStringLiteral("clang-format")}) {
        if (outputOf(name, {QStringLiteral("--version")}, QStringLiteral(".")).contains(formatterVersion))
            return name;
    }
    return {};
}

Findings checkFormat(const QString &root, const QList<SourceFile> &files)
{
    static const QRegularExpression complaint(QStringLiteral("^(.+?):(\\d+):\\d+: error: .*clang-format-violations"),
                                              QRegularExpression::MultilineOption);
    QStringList paths;
    for (const SourceFile &file : files) {
        if (file.isCpp())
            paths << file.path;
    }
    const QString program = formatter();
    Findings findings;
    for (qsizetype from = 0; from < paths.size(); from += filesAtOnce) {
        const QStringList arguments{QStringLiteral("--dry-run"), QStringLiteral("-Werror"),
                                    QStringLiteral("--ferror-limit=1")};
        const QString output = QString::fromUtf8(outputOf(program, arguments + paths.mid(from, filesAtOnce), root));
        for (auto matches = complaint.globalMatch(output); matches.hasNext();) {
            const auto match = matches.next();
            findings << Finding{match.captured(1), match.captured(2).toInt(),
                                QStringLiteral("clang-format would change this")};
        }
    }
    return findings;
}

} // namespace firstcome::house
