// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/source_file.h"
#include "tests/house/rules/blanking.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>

namespace firstcome::house {

namespace {

QStringList pathsFromGit(const QString &root)
{
    QProcess git;
    git.setWorkingDirectory(root);
    git.start(QStringLiteral("git"), {QStringLiteral("ls-files"), QStringLiteral("-z"), QStringLiteral("--cached"),
                                      QStringLiteral("--others"), QStringLiteral("--exclude-standard")});
    if (!git.waitForFinished() || git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0)
        return {};
    return QString::fromUtf8(git.readAllStandardOutput()).split(QChar(0), Qt::SkipEmptyParts);
}

QStringList pathsFromFolder(const QString &root)
{
    QStringList paths;
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = QDir(root).relativeFilePath(files.next());
        if (!path.startsWith(QStringLiteral("build/")) && !path.startsWith(QStringLiteral(".git/")))
            paths << path;
    }
    return paths;
}

bool endsWithOneOf(const QString &path, std::initializer_list<const char *> endings)
{
    return std::ranges::any_of(endings, [&](const char *ending) { return path.endsWith(QLatin1String(ending)); });
}

} // namespace

SourceFile::SourceFile(QString path_, QString text_) : path(std::move(path_)), text(std::move(text_))
{
    if (!isCpp())
        return;
    Blanked blanked = blank(text);
    code = std::move(blanked.code);
    comments = std::move(blanked.comments);
    literals = std::move(blanked.literals);
}

QString SourceFile::folder() const
{
    return path.left(std::max<qsizetype>(path.lastIndexOf(QLatin1Char('/')), 0));
}

QString SourceFile::fileName() const
{
    return path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
}

bool SourceFile::isCpp() const
{
    return endsWithOneOf(path, {".h", ".cpp"});
}

bool SourceFile::isHeader() const
{
    return path.endsWith(QStringLiteral(".h"));
}

bool SourceFile::isSource() const
{
    return isCpp() || endsWithOneOf(path, {".cmake", "CMakeLists.txt", ".sh", ".py"}) || text.startsWith(u"#!");
}

bool SourceFile::isProse() const
{
    return isSource() || endsWithOneOf(path, {".md", ".sql", ".yaml", ".yml", ".toml", ".example"});
}

QStringList SourceFile::lines() const
{
    QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QList<SourceFile> readTree(const QString &root)
{
    QStringList paths = pathsFromGit(root);
    if (paths.isEmpty())
        paths = pathsFromFolder(root);
    paths.sort();
    QList<SourceFile> files;
    for (const QString &path : std::as_const(paths)) {
        QFile file(root + QLatin1Char('/') + path);
        if (file.open(QIODevice::ReadOnly))
            files.emplaceBack(path, QString::fromUtf8(file.readAll()));
    }
    return files;
}

int lineAt(const QString &text, qsizetype position)
{
    return 1 + int(QStringView(text).left(position).count(QLatin1Char('\n')));
}

} // namespace firstcome::house
