// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/code_rules.h"
#include "tests/house/rules/coroutine_rules.h"
#include "tests/house/rules/folder_rules.h"
#include "tests/house/rules/format_rule.h"
#include "tests/house/rules/include_rules.h"
#include "tests/house/rules/reuse_rule.h"
#include "tests/house/rules/setting_rules.h"
#include "tests/house/rules/size_rules.h"
#include "tests/house/rules/table_rules.h"
#include "tests/house/rules/text_rules.h"
#include "tests/house/rules/use_rules.h"
#include <QTest>

using namespace firstcome::house;

/// Every rule of the house over the whole tree.
class HouseTest : public QObject
{
    Q_OBJECT

    QString m_root = qEnvironmentVariable("FIRSTCOME_SOURCE");
    QList<SourceFile> m_files;

    void holds(Findings (*rule)(const SourceFile &))
    {
        Findings findings;
        for (const SourceFile &file : std::as_const(m_files))
            findings << rule(file);
        nothing(findings);
    }

    static void nothing(const Findings &findings)
    {
        for (const Finding &finding : findings)
            qWarning("%s:%d: %s", qPrintable(finding.path), finding.line, qPrintable(finding.what));
        QVERIFY2(findings.isEmpty(), qPrintable(QStringLiteral("%1 findings").arg(findings.size())));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_files = readTree(m_root);
        QVERIFY2(m_files.size() > 30, "the tree is not there: FIRSTCOME_SOURCE names it");
    }

    void filesAndLinesAreShort() { holds(checkSize); }
    void functionsAreShortAndShallow() { holds(checkFunctions); }
    void parametersAreFew() { holds(checkParameters); }
    void parametersAreHardToSwap() { holds(checkNeighbours); }
    void filesBeginWithTheLicence() { holds(checkOpening); }
    void noWordSaysUnfinished() { holds(checkWords); }
    void noCodeIsDead() { holds(checkDeadCode); }
    void noTextIsMarkup() { holds(checkMarkup); }
    void waitsJudgeWhatTheySaw() { holds(checkWaits); }
    void namesSaySomething() { holds(checkNames); }
    void awaitsMakeNothing() { holds(checkAwaits); }
    void includesFollowTheEdges() { holds(checkIncludes); }
    void codesStandInOneTable() { nothing(checkCodes(m_files)); }
    void tablesAreNamedByTheirStores() { nothing(checkTables(m_files)); }
    void migrationsHaveNumbersOfTheirOwn() { nothing(checkMigrations(m_files)); }
    void functionsAreCalled() { nothing(checkUnusedFunctions(m_files)); }
    void idsAreExplained() { nothing(checkIds(m_files)); }
    void readmesNameWhatIsThere() { nothing(checkReadmeNames(m_files)); }
    void settingsAreReadAndLimitsAreSettings() { nothing(checkSettings(m_files)); }
    void permissionsAreAskedFor() { nothing(checkPermissions(m_files)); }
    void foldersExplainThemselves() { nothing(checkFolders(m_files)); }

    void everyFileHasALicenceAndAnOwner()
    {
        if (!hasReuse())
            QSKIP("reuse is not installed");
        nothing(checkLicences(m_root));
    }
    void everythingIsFormatted()
    {
        if (formatter().isEmpty())
            QSKIP("clang-format 14 is not installed");
        nothing(checkFormat(m_root, m_files));
    }
};

QTEST_GUILESS_MAIN(HouseTest)
#include "house_test.moc"
