// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/permissions.h"
#include <QTest>

using namespace firstcome;

class PermissionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndBitsAreEachOthersInverse()
    {
        for (quint32 bit = 1; bit <= permission::every; bit <<= 1) {
            const QStringList names = permissionNames(bit);
            QCOMPARE(names.size(), 1);
            QCOMPARE(permissionsFrom(names).value(), bit);
        }
        QCOMPARE(permissionsFrom(permissionNames(permission::every)).value(), permission::every);
    }

    void namesAreThoseOfTheCommandLine()
    {
        QCOMPARE(
            permissionNames(permission::View | permission::SaleRun | permission::MemberViewPersonal),
            QStringList({QStringLiteral("view"), QStringLiteral("sale.run"), QStringLiteral("member.view-personal")}));
    }

    void refusesAnUnknownNameAndAnEmptyList()
    {
        const auto unknown = permissionsFrom({QStringLiteral("view"), QStringLiteral("root")});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, QByteArray("PERMISSION_UNKNOWN"));
        QVERIFY(unknown.error().detail.contains(QStringLiteral("\"root\"")));
        QCOMPARE(permissionsFrom({}).error().code, QByteArray("PERMISSION_MISSING"));
    }
};

QTEST_GUILESS_MAIN(PermissionsTest)
#include "permissions_test.moc"
