// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/table_rules.h"
#include <QHash>
#include <QRegularExpression>

namespace firstcome::house {

namespace {

bool isMigration(const SourceFile &file)
{
    return file.folder().endsWith(QStringLiteral("/migrations")) && file.path.endsWith(QStringLiteral(".sql"));
}

/// Table -> the folder that owns it.
QHash<QString, QString> tableOwners(const QList<SourceFile> &files)
{
    static const QRegularExpression creation(QStringLiteral("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)"));
    QHash<QString, QString> owners;
    for (const SourceFile &file : files) {
        if (!isMigration(file))
            continue;
        for (auto matches = creation.globalMatch(file.text); matches.hasNext();)
            owners.insert(matches.next().captured(1), file.folder().chopped(int(qstrlen("/migrations"))));
    }
    return owners;
}

QStringList tablesIn(const QString &sql)
{
    static const QRegularExpression clause(
        QStringLiteral("\\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\\s+((?:\\w+(?:\\s+(?:AS\\s+)?\\w+)?\\s*,\\s*)*\\w+)"));
    QStringList tables;
    for (auto matches = clause.globalMatch(sql); matches.hasNext();) {
        for (const QString &item : matches.next().captured(1).split(u','))
            tables << item.simplified().section(u' ', 0, 0);
    }
    return tables;
}

bool mayName(const SourceFile &file, const QString &owner)
{
    const bool platform = owner.startsWith(QStringLiteral("backend/platform/"));
    return file.folder() == owner && (platform || file.fileName().contains(QStringLiteral("_store")));
}

Findings strangersIn(const SourceFile &file, const Literal &literal, const QHash<QString, QString> &owners)
{
    Findings findings;
    for (const QString &table : tablesIn(literal.text)) {
        if (owners.contains(table) && !mayName(file, owners[table]))
            findings << Finding{file.path, literal.line,
                                QStringLiteral("%1 is named outside the store of %2").arg(table, owners[table])};
    }
    return findings;
}

} // namespace

Findings checkTables(const QList<SourceFile> &files)
{
    const QHash<QString, QString> owners = tableOwners(files);
    Findings findings;
    for (const SourceFile &file : files) {
        if (!file.isCpp() || !file.path.startsWith(QStringLiteral("backend/")))
            continue;
        for (const Literal &literal : file.literals)
            findings << strangersIn(file, literal, owners);
    }
    return findings;
}

Findings checkMigrations(const QList<SourceFile> &files)
{
    QHash<QString, QString> steps; // folder and number -> path
    Findings findings;
    for (const SourceFile &file : files) {
        if (!isMigration(file))
            continue;
        const QString step = file.folder() + u'/' + file.fileName().section(u'_', 0, 0);
        if (steps.contains(step))
            findings << Finding{file.path, 0, QStringLiteral("%1 has the same number").arg(steps[step])};
        steps.insert(step, file.path);
    }
    return findings;
}

} // namespace firstcome::house
