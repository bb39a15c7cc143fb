// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/reuse_rule.h"
#include <QProcess>
#include <QStandardPaths>

namespace firstcome::house {

bool hasReuse()
{
    return !QStandardPaths::findExecutable(QStringLiteral("reuse")).isEmpty();
}

Findings checkLicences(const QString &root)
{
    QProcess reuse;
    reuse.setWorkingDirectory(root);
    reuse.setProcessChannelMode(QProcess::MergedChannels);
    reuse.start(QStringLiteral("reuse"), {QStringLiteral("--root"), root, QStringLiteral("lint")});
    if (reuse.waitForFinished(-1) && reuse.exitStatus() == QProcess::NormalExit && reuse.exitCode() == 0)
        return {};
    return {{QStringLiteral(".reuse/dep5"), 0, QString::fromUtf8(reuse.readAll())}};
}

} // namespace firstcome::house
