// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/format_rule.h"
#include "tests/house/rules/reuse_rule.h"
#include "tests/house/rules/source_file.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome::house;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

/// The rules that ask a program: each finds a bad sample.
class ProgramsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void format()
    {
        if (formatter().isEmpty())
            QSKIP("clang-format 14 is not installed");
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral(".clang-format")), "BasedOnStyle: LLVM\n");
        write(folder.filePath(QStringLiteral("good.cpp")), "int a;\n");
        write(folder.filePath(QStringLiteral("bad.cpp")), "int   a;\n");
        const Findings findings = checkFormat(folder.path(), readTree(folder.path()));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().path, QStringLiteral("bad.cpp"));
    }

    void licences()
    {
        if (!hasReuse())
            QSKIP("reuse is not installed");
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("LICENSES")));
        write(folder.filePath(QStringLiteral("LICENSES/MIT.txt")), "its text\n");
        write(folder.filePath(QStringLiteral("a.txt")), "SPDX-"
                                                        "FileCopyrightText: me\n\nSPDX-"
                                                        "License-Identifier: MIT\n");
        QVERIFY(checkLicences(folder.path()).isEmpty());
        write(folder.filePath(QStringLiteral("b.txt")), "nobody's\n");
        const Findings findings = checkLicences(folder.path());
        QCOMPARE(findings.size(), 1);
        QVERIFY(findings.first().what.contains(QStringLiteral("b.txt")));
    }
};

QTEST_GUILESS_MAIN(ProgramsTest)
#include "programs_test.moc"
