// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/password_gate.h"
#include "backend/platform/work/loop.h"
#include <QTest>
#include <qcorotask.h>

using namespace firstcome;
using namespace firstcome::access;
using namespace std::chrono_literals;

namespace {

const Instant now = fromMillis(1'800'000'000'000);
const QString right = QStringLiteral("correct horse");

} // namespace

/// How many tries are let through, and whose.
class PasswordGateTest : public QObject
{
    Q_OBJECT

    const work::Loop m_loop;
    Changes m_alone;
    Passwords m_passwords{Passwords::Settings{2, 64, 8UL * 1024 * 1024, 1}};
    QByteArray m_phc = m_passwords.hashNow(right);

    QByteArray said(PasswordGate &gate, const QByteArray &address, const QString &password, Instant at = now)
    {
        const auto checked =
            QCoro::waitFor(gate.check({"operator 1", address, password, m_phc, address == "home"}, at));
        return checked ? QByteArray("in") : checked.error().code;
    }

private Q_SLOTS:
    void A23_othersTriesDoNotLockOutWhoWasInBefore()
    {
        PasswordGate gate(m_passwords, {3, 60}, {m_alone, "people"});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(said(gate, "attacker", QStringLiteral("guess")), QByteArray("BAD_CREDENTIALS"));
        QCOMPARE(said(gate, "attacker", QStringLiteral("guess")), QByteArray("TOO_MANY_REQUESTS"));
        // The attacker is slowed down, also with the right password, and so is any other address.
        QCOMPARE(said(gate, "attacker", right), QByteArray("TOO_MANY_REQUESTS"));
        QCOMPARE(said(gate, "elsewhere", right), QByteArray("TOO_MANY_REQUESTS"));
        QCOMPARE(said(gate, "home", right), QByteArray("in"));
        // A known address has as many wrong tries as an account, and no more.
        for (int i = 0; i < 3; ++i)
            QCOMPARE(said(gate, "home", QStringLiteral("guess")), QByteArray("BAD_CREDENTIALS"));
        QCOMPARE(said(gate, "home", right), QByteArray("TOO_MANY_REQUESTS"));
        QCOMPARE(said(gate, "elsewhere", right, now + PasswordGate::accountWindow), QByteArray("in"));
    }

    /// Who has an IPv6 network has 2^64 addresses: they are one client.
    void A23_aNetworkOfIPv6IsOneClient()
    {
        PasswordGate gate(m_passwords, {100, 3}, {m_alone, "people"});
        for (const char *address : {"2001:db8:1:2::1", "2001:db8:1:2::ffff", "2001:db8:1:2:aaaa:bbbb:cccc:dddd"})
            QCOMPARE(said(gate, address, QStringLiteral("guess")), QByteArray("BAD_CREDENTIALS"));
        QCOMPARE(said(gate, "2001:db8:1:2::77", right), QByteArray("TOO_MANY_REQUESTS"));
        QCOMPARE(said(gate, "2001:db8:1:3::77", right), QByteArray("in"));
    }

    void A23_anIPv4AddressIsOneClient()
    {
        PasswordGate gate(m_passwords, {100, 3}, {m_alone, "people"});
        for (const char *address : {"10.0.0.1", "::ffff:10.0.0.1", "10.0.0.1"})
            QCOMPARE(said(gate, address, QStringLiteral("guess")), QByteArray("BAD_CREDENTIALS"));
        QCOMPARE(said(gate, "10.0.0.1", right), QByteArray("TOO_MANY_REQUESTS"));
        QCOMPARE(said(gate, "10.0.0.2", right), QByteArray("in"));
    }
};

QTEST_GUILESS_MAIN(PasswordGateTest)
#include "password_gate_test.moc"
