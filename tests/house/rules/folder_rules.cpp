// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/folder_rules.h"
#include "tests/house/rules/size_rules.h"
#include <QMap>

namespace firstcome::house {

Findings checkFolders(const QList<SourceFile> &files)
{
    QMap<QString, int> readmeLines; // of each folder with code; 0: none
    for (const SourceFile &file : files) {
        const QString top = file.path.section(u'/', 0, 0);
        const bool product =
            top == QStringLiteral("shared") || top == QStringLiteral("backend") || top == QStringLiteral("console");
        if (product && file.isCpp())
            readmeLines.insert(file.folder(), 0);
    }
    for (const SourceFile &file : files) {
        if (file.fileName() == QStringLiteral("README.md") && readmeLines.contains(file.folder()))
            readmeLines[file.folder()] = int(file.lines().size());
    }
    Findings findings;
    for (auto folder = readmeLines.begin(); folder != readmeLines.end(); ++folder) {
        if (folder.value() == 0)
            findings << Finding{folder.key(), 0, QStringLiteral("README.md is missing")};
        else if (folder.value() > limit::readme)
            findings << Finding{folder.key(), 0, QStringLiteral("README.md has %1 lines").arg(folder.value())};
    }
    return findings;
}

} // namespace firstcome::house
