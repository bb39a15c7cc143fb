// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/setting_rules.h"
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace firstcome::house {

namespace {

const QString settingsHeader = QStringLiteral("backend/app/settings.h");
const QString settingsSource = QStringLiteral("backend/app/known_settings.cpp");
const QString settingsPage = QStringLiteral("docs/settings.md");
const QString permissionsHeader = QStringLiteral("shared/contract/permissions.h");

/// What a person who runs it may want to set: each field of these must be named in known_settings.cpp.
const QList<std::pair<QString, QString>> limitStructs{
    {QStringLiteral("backend/platform/http/limits.h"), QStringLiteral("Limits")},
    {QStringLiteral("backend/platform/watch/access_log.h"), QStringLiteral("AccessLogBounds")},
    {QStringLiteral("backend/platform/access/password_gate.h"), QStringLiteral("PasswordLimits")},
    {QStringLiteral("backend/members/member_ground.h"), QStringLiteral("MemberRates")},
};

/// Permissions of modules that are still to come: claims, replays, the load lab's
/// members, personal data.
const QStringList awaited{QStringLiteral("MemberViewPersonal")};

const SourceFile *find(const QList<SourceFile> &files, const QString &path)
{
    const auto found =
        std::find_if(files.begin(), files.end(), [&path](const SourceFile &file) { return file.path == path; });
    return found == files.end() ? nullptr : &*found;
}

/// The body of a struct or enum; empty when the file has none of that name.
QString bodyOf(const SourceFile &file, const QString &name)
{
    const QRegularExpression head(QStringLiteral("\\b(?:struct|enum)\\s+%1\\b[^;{]*\\{").arg(name));
    const auto match = head.match(file.code);
    if (!match.hasMatch())
        return {};
    const qsizetype end = file.code.indexOf(QStringLiteral("\n};"), match.capturedEnd());
    return file.code.mid(match.capturedEnd(), end - match.capturedEnd());
}

QStringList fieldsOf(const QString &body)
{
    static const QRegularExpression field(
        QStringLiteral("^\\s+[\\w:<>, *]+?\\s[*&]?(\\w+)\\s*(?:=[^;]*|\\{[^;]*\\})?;"),
        QRegularExpression::MultilineOption);
    QStringList fields;
    for (auto matches = field.globalMatch(body); matches.hasNext();)
        fields << matches.next().captured(1);
    return fields;
}

bool names(const SourceFile &file, const QString &before, const QString &word)
{
    return file.code.contains(QRegularExpression(before + QStringLiteral("\\b%1\\b").arg(word)));
}

Findings unreadSettings(const QList<SourceFile> &files, const SourceFile &header)
{
    Findings findings;
    for (const QString &field : fieldsOf(bodyOf(header, QStringLiteral("Settings")))) {
        const bool isRead = std::any_of(files.begin(), files.end(), [&field](const SourceFile &file) {
            return file.path.startsWith(QStringLiteral("backend/app/")) && file.path != settingsSource &&
                   names(file, QStringLiteral("(?:settings|wanted|m_settings)(?:\\.|->)"), field);
        });
        if (!isRead)
            findings << Finding{header.path, 0, QStringLiteral("nothing reads the setting %1").arg(field)};
    }
    return findings;
}

Findings unexplainedSettings(const QList<SourceFile> &files, const SourceFile &source)
{
    static const QRegularExpression entry(QStringLiteral("^ {8}\\{\"([a-z-]+)\",\\s*\""),
                                          QRegularExpression::MultilineOption);
    const SourceFile *page = find(files, settingsPage);
    Findings findings;
    for (auto matches = entry.globalMatch(source.text); matches.hasNext();) {
        const auto match = matches.next();
        const QString name = match.captured(1);
        if (!page || !page->text.contains(QStringLiteral("| `%1` |").arg(name)))
            findings << Finding{settingsPage, lineAt(source.text, match.capturedStart()),
                                QStringLiteral("the setting %1 is not explained").arg(name)};
    }
    return findings;
}

} // namespace

Findings checkSettings(const QList<SourceFile> &files)
{
    const SourceFile *header = find(files, settingsHeader);
    const SourceFile *source = find(files, settingsSource);
    if (!header || !source)
        return {{settingsHeader, 0, QStringLiteral("the settings are not where this rule looks")}};
    Findings findings = unreadSettings(files, *header) + unexplainedSettings(files, *source);
    for (const auto &[path, name] : limitStructs) {
        const SourceFile *file = find(files, path);
        const QStringList fields = file ? fieldsOf(bodyOf(*file, name)) : QStringList();
        if (fields.isEmpty())
            findings << Finding{path, 0, QStringLiteral("%1 is not where this rule looks").arg(name)};
        for (const QString &field : fields) {
            if (!names(*source, QStringLiteral("(?:\\.|::)"), field))
                findings << Finding{path, 0, QStringLiteral("no setting reaches %1").arg(field)};
        }
    }
    return findings;
}

Findings checkPermissions(const QList<SourceFile> &files)
{
    const SourceFile *header = find(files, permissionsHeader);
    static const QRegularExpression bit(QStringLiteral("(\\w+) = 1U <<"));
    QStringList permissions;
    for (auto matches = bit.globalMatch(header ? header->code : QString()); matches.hasNext();)
        permissions << matches.next().captured(1);
    Findings findings;
    if (permissions.isEmpty())
        findings << Finding{permissionsHeader, 0, QStringLiteral("the permissions are not where this rule looks")};
    for (const QString &permission : permissions) {
        const bool isAsked = std::any_of(files.begin(), files.end(), [&permission](const SourceFile &file) {
            return file.path.startsWith(QStringLiteral("backend/")) &&
                   names(file, QStringLiteral("\\bpermission::"), permission);
        });
        if (isAsked == awaited.contains(permission))
            findings << Finding{permissionsHeader, 0,
                                isAsked ? QStringLiteral("%1 is asked for: it is no longer awaited").arg(permission)
                                        : QStringLiteral("no route asks for %1").arg(permission)};
    }
    return findings;
}

} // namespace firstcome::house
