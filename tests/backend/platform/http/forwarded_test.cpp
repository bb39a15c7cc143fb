// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/forwarded.h"
#include "tests/backend/platform/http/edge_under_test.h"

using namespace firstcome;
using namespace firstcome::http;

namespace {

AddressList list(const char *text)
{
    return AddressList::from(QString::fromLatin1(text)).value();
}

} // namespace

/// Who a request comes from, behind proxies and without.
class ForwardedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsAreReadStrictly()
    {
        for (const char *bad : {"10", "10.0.0", "1.2.3.4/33", "a.example", "1.2.3.4,b", "fd00::/129", "1.2.3.4/x"})
            QVERIFY2(!AddressList::from(QString::fromLatin1(bad)), bad);
        QVERIFY(list("").isEmpty());
        const AddressList some = list(" 127.0.0.1, 10.0.0.0/8,fd00::/8 ");
        for (const char *in : {"127.0.0.1", "10.1.2.3", "fd12::1"})
            QVERIFY2(some.contains(QHostAddress(QString::fromLatin1(in))), in);
        for (const char *out : {"127.0.0.2", "11.0.0.1", "fe80::1"})
            QVERIFY2(!some.contains(QHostAddress(QString::fromLatin1(out))), out);
    }

    void theLastThatIsNotOursCounts_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArrayList>("values");
        QTest::addColumn<QString>("client");
        const auto row = [](const char *name, const QByteArrayList &values, const char *client) {
            QTest::newRow((QByteArray(name) + ": " + values.join(" | ")).constData())
                << QByteArray(name) << values << QString::fromLatin1(client);
        };
        row("x-forwarded-for", {"203.0.113.9"}, "203.0.113.9");
        row("x-forwarded-for", {"127.0.0.1, 203.0.113.9"}, "203.0.113.9");
        row("x-forwarded-for", {"127.0.0.1", "203.0.113.9"}, "203.0.113.9");
        row("x-forwarded-for", {"203.0.113.9, 10.0.0.2, 10.0.0.3"}, "203.0.113.9");
        row("x-forwarded-for", {"203.0.113.9:4711"}, "203.0.113.9");
        row("x-forwarded-for", {"[2001:db8::1]:4711"}, "2001:db8::1");
        row("x-forwarded-for", {"::ffff:203.0.113.9"}, "203.0.113.9");
        row("x-forwarded-for", {"10.0.0.2"}, "10.0.0.2");
        row("x-forwarded-for", {"unknown"}, "");
        row("x-forwarded-for", {"203.0.113.9, unknown"}, "");
        row("x-forwarded-for", {""}, "");
        row("forwarded", {"for=203.0.113.9;proto=https"}, "203.0.113.9");
        row("forwarded", {"for=192.0.2.1, By=10.0.0.2;For=\"[2001:db8::1]:4711\""}, "2001:db8::1");
        row("forwarded", {"for=_hidden"}, "");
        row("x-real-ip", {"203.0.113.9"}, "");
    }
    void theLastThatIsNotOursCounts()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArrayList, values);
        Request request;
        for (const QByteArray &value : values)
            request.headers.emplace_back(name, value);
        const auto client = forwardedFor(request, list("10.0.0.0/8"));
        QTEST(client ? client->toString() : QString(), "client");
    }

    void onlyListedProxiesAreBelieved()
    {
        const QByteArray fields = "X-Forwarded-For: 127.0.0.1, 203.0.113.9\r\n";
        EdgeUnderTest alone;
        alone.start();
        QVERIFY(alone.client().get("/seen", fields).body.startsWith("127.0.0.1 "));
        ServerSettings settings;
        settings.proxies = list("127.0.0.0/8");
        EdgeUnderTest behindProxy(settings);
        behindProxy.start();
        WireClient client = behindProxy.client();
        QVERIFY(client.get("/seen", fields).body.startsWith("203.0.113.9 "));
        // One that does not say for whom stands for itself.
        QVERIFY(client.get("/seen").body.startsWith("127.0.0.1 "));
    }

    void whatCameThroughAProxyIsNotLocal()
    {
        EdgeUnderTest alone;
        alone.start();
        WireClient direct = alone.client();
        QCOMPARE(direct.get("/local").status, 204);
        for (const char *fields : {"X-Forwarded-For: 127.0.0.1\r\n", "Forwarded: for=127.0.0.1\r\n", "Via: 1.1 p\r\n"})
            QVERIFY2(direct.get("/local", fields).status == 404, fields);
        ServerSettings settings;
        settings.proxies = list("127.0.0.1");
        settings.trusted = list("203.0.113.9");
        EdgeUnderTest behindProxy(settings);
        behindProxy.start();
        WireClient client = behindProxy.client();
        QCOMPARE(client.get("/local").status, 404);
        QCOMPARE(client.get("/local", "X-Forwarded-For: 203.0.113.9\r\n").status, 404);
    }
};

QTEST_GUILESS_MAIN(ForwardedTest)
#include "forwarded_test.moc"
