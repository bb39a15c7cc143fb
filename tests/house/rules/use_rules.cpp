// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/use_rules.h"
#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace firstcome::house {

namespace {

bool isProduct(const SourceFile &file)
{
    return file.isCpp() &&
           (file.path.startsWith(QStringLiteral("backend/")) || file.path.startsWith(QStringLiteral("console/")) ||
            file.path.startsWith(QStringLiteral("shared/")));
}

/// What only tests call, each for a reason.
bool forTests(const QString &name)
{
    static const QSet<QString> reached{
        QStringLiteral("setLogDescriptor"),  // where the log goes
        QStringLiteral("volatileMemory"),    // a console that remembers nothing
        QStringLiteral("contrast"),          // that colours can be told apart
        QStringLiteral("highestEquivalent"), // the histogram's published vocabulary
        QStringLiteral("percentAtOrBelow"),  // the same
        QStringLiteral("bucketCount"),       // the same
        QStringLiteral("forEachLane"),       // stops a lane to see the others go on
        QStringLiteral("outcomeOf"),         // what a dialog shows, read as a person would
        QStringLiteral("saysLeftList"),      // the same
        QStringLiteral("wordsOf"),           // the same
        QStringLiteral("showTab"),           // for pictures
        QStringLiteral("importRunFrom"),     // the reader beside its writer
    };
    return reached.contains(name);
}

/// How often each name stands in the product's code.
QHash<QString, int> namesOf(const QList<SourceFile> &files)
{
    static const QRegularExpression word(QStringLiteral("\\b[A-Za-z_]\\w*"));
    QHash<QString, int> names;
    for (const SourceFile &file : files) {
        if (!isProduct(file))
            continue;
        for (auto matches = word.globalMatch(file.code); matches.hasNext();)
            ++names[matches.next().captured()];
    }
    return names;
}

/// The name a line of a header declares as a function that is defined elsewhere.
QString declaredBy(const QString &line)
{
    static const QRegularExpression declaration(QStringLiteral(
        "^\\s*+(?!return|else|if|for|while|using|emit|this)(?:[\\w:<>,&*\\[\\]() ]+?[ &*])([a-z]\\w*)\\("));
    static const QRegularExpression others(
        QStringLiteral("\\b(virtual|override|operator|friend|#define|Q_\\w+)\\b|\\{"));
    const auto match = declaration.match(line);
    return match.hasMatch() && !others.match(line).hasMatch() ? match.captured(1) : QString();
}

bool isKnownTo(const QSet<QString> &paths, const QString &folder, QString name)
{
    while (name.endsWith(u'/'))
        name.chop(1);
    const QString below = folder.isEmpty() ? name : folder + u'/' + name;
    return paths.contains(name) || paths.contains(below);
}

} // namespace

Findings checkUnusedFunctions(const QList<SourceFile> &files)
{
    const QHash<QString, int> names = namesOf(files);
    Findings findings;
    for (const SourceFile &file : files) {
        if (!isProduct(file) || !file.isHeader())
            continue;
        const QStringList lines = file.code.split(u'\n');
        for (int i = 0; i < lines.size(); ++i) {
            const bool definesIt = i + 1 < lines.size() && lines[i + 1].trimmed() == QStringLiteral("{");
            const QString name = definesIt ? QString() : declaredBy(lines[i]);
            if (!name.isEmpty() && names.value(name) == 2 && !forTests(name))
                findings << Finding{file.path, i + 1, QStringLiteral("nothing of the product calls %1").arg(name)};
        }
    }
    return findings;
}

Findings checkIds(const QList<SourceFile> &files)
{
    static const QRegularExpression inTests(QStringLiteral("(?<![A-Za-z0-9])([AFIMNPRVEDL][1-9]\\d?)_(?=[A-Za-z])"));
    static const QRegularExpression inComments(QStringLiteral("\\(([AFIMNPRVEDL]\\d{1,2})[):]"));
    static const QRegularExpression explained(QStringLiteral("\\|\\s*([A-Z]\\d{1,2})\\s*\\|"));
    QSet<QString> known;
    for (const SourceFile &file : files) {
        if (file.path != QStringLiteral("docs/capabilities.md"))
            continue;
        QString text = file.text; // two columns of ids share the bar between them
        for (auto matches = explained.globalMatch(text.replace(u'|', QStringLiteral("||"))); matches.hasNext();)
            known.insert(matches.next().captured(1));
    }
    Findings findings;
    for (const SourceFile &file : files) {
        if (!file.isCpp() || file.path.startsWith(QStringLiteral("tests/house/")) ||
            file.path.startsWith(QStringLiteral("tests/console/")))
            continue;
        const bool test = file.path.startsWith(QStringLiteral("tests/"));
        const QString text = test ? file.code : file.comments.join(u'\n');
        for (auto matches = (test ? inTests : inComments).globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            if (!known.contains(match.captured(1)))
                findings << Finding{file.path, test ? lineAt(text, match.capturedStart()) : 0,
                                    QStringLiteral("%1 is not in docs/capabilities.md").arg(match.captured(1))};
        }
    }
    return findings;
}

Findings checkReadmeNames(const QList<SourceFile> &files)
{
    static const QRegularExpression named(
        QStringLiteral("`([\\w.]+(?:/[\\w.]+)*(?:/|\\.(?:h|cpp|py|sh|md|yaml|sql)))`"));
    QSet<QString> paths;
    for (const SourceFile &file : files) {
        for (QString path = file.path; !path.isEmpty(); path = path.section(u'/', 0, -2))
            paths.insert(path);
    }
    Findings findings;
    for (const SourceFile &file : files) {
        if (file.fileName() != QStringLiteral("README.md"))
            continue;
        for (auto matches = named.globalMatch(file.text); matches.hasNext();) {
            const auto match = matches.next();
            const bool made = match.captured(1).startsWith(QStringLiteral("build/"));
            if (!made && !isKnownTo(paths, file.folder(), match.captured(1)))
                findings << Finding{file.path, lineAt(file.text, match.capturedStart()),
                                    QStringLiteral("there is no %1").arg(match.captured(1))};
        }
    }
    return findings;
}

} // namespace firstcome::house
