// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/json_text.h"
#include "backend/platform/watch/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>
#include <random>
#include <thread>

using namespace firstcome::watch;

class LogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void writesOneObjectALine();
    void levels();
    void A18_valuesCannotForgeLinesOrSteerTerminals();
    void A18_brokenUtf8IsReplaced();
    void linesOfThreadsDoNotMix();
    void qtMessagesBecomeLines();

private:
    QList<QByteArray> lines();
    std::unique_ptr<QTemporaryFile> m_file;
};

void LogTest::init()
{
    m_file = std::make_unique<QTemporaryFile>();
    QVERIFY(m_file->open());
    setLogDescriptor(m_file->handle());
}

void LogTest::cleanup()
{
    setLogDescriptor(2);
    setLogLevel(Level::Info);
    m_file.reset();
}

QList<QByteArray> LogTest::lines()
{
    QFile file(m_file->fileName());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> all = file.readAll().split('\n');
    all.removeLast();
    return all;
}

void LogTest::writesOneObjectALine()
{
    log(Level::Warning, "order.slow", {{"orderId", 42}, {"retry", true}, {"why", QStringLiteral("느림")}});
    log(Level::Info, "plain");
    QCOMPARE(lines().size(), 2);
    const QJsonObject object = QJsonDocument::fromJson(lines().at(0)).object();
    QCOMPARE(object.value(QStringLiteral("level")).toString(), QStringLiteral("warning"));
    QCOMPARE(object.value(QStringLiteral("event")).toString(), QStringLiteral("order.slow"));
    QCOMPARE(object.value(QStringLiteral("orderId")).toInt(), 42);
    QCOMPARE(object.value(QStringLiteral("retry")).toBool(), true);
    QCOMPARE(object.value(QStringLiteral("why")).toString(), QStringLiteral("느림"));
    QVERIFY(object.value(QStringLiteral("at")).toString().endsWith(u'Z'));
}

void LogTest::levels()
{
    log(Level::Debug, "quiet");
    QVERIFY(lines().isEmpty());
    setLogLevel(*levelFrom("debug"));
    log(Level::Debug, "heard");
    QCOMPARE(lines().size(), 1);
    setLogLevel(*levelFrom("error"));
    log(Level::Warning, "quiet");
    QCOMPARE(lines().size(), 1);
    QVERIFY(!levelFrom("loud"));
}

void LogTest::A18_valuesCannotForgeLinesOrSteerTerminals()
{
    const QString evil = QStringLiteral("a\n{\"event\":\"forged\"}\r\x1b[2J\x07\"\\\u202e\u2066\u200b\u0085\u2028z");
    log(Level::Info, "named", {{"name", evil}});
    QCOMPARE(lines().size(), 1);
    const QByteArray line = lines().at(0);
    for (const char c : line)
        QVERIFY(static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f);
    QCOMPARE(QJsonDocument::fromJson(line).object().value(QStringLiteral("name")).toString(), evil);
}

void LogTest::A18_brokenUtf8IsReplaced()
{
    const auto text = [](const QByteArray &bytes) {
        QByteArray out;
        appendJsonText(out, bytes);
        return out;
    };
    QCOMPARE(text("plain"), QByteArray("\"plain\""));
    QCOMPARE(text("가"), QByteArray("\"가\""));
    QCOMPARE(text("\xff"), QByteArray("\"\xef\xbf\xbd\""));
    QCOMPARE(text("\xc0\xaf"), QByteArray("\"\xef\xbf\xbd\xef\xbf\xbd\"")); // overlong
    QCOMPARE(text("\xed\xa0\x80").count("\xef\xbf\xbd"), 3);                // surrogate
    QCOMPARE(text("a\xe2\x82"), QByteArray("\"a\xef\xbf\xbd\xef\xbf\xbd\""));
    std::mt19937 random(18);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes(qsizetype(random() % 20), Qt::Uninitialized);
        for (char &c : bytes)
            c = char(random());
        QJsonParseError error;
        QJsonDocument::fromJson('[' + text(bytes) + ']', &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
    }
}

void LogTest::linesOfThreadsDoNotMix()
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([] {
            for (int n = 0; n < 500; ++n)
                log(Level::Info, "busy", {{"padding", QByteArray(300, 'p')}});
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(lines().size(), 2000);
    for (const QByteArray &line : lines())
        QVERIFY(QJsonDocument::fromJson(line).isObject());
}

void LogTest::qtMessagesBecomeLines()
{
    captureQtMessages();
    qWarning("from %s", "Qt");
    qInstallMessageHandler(nullptr);
    QCOMPARE(lines().size(), 1);
    QVERIFY(lines().at(0).contains("\"text\":\"from Qt\""));
}

QTEST_GUILESS_MAIN(LogTest)
#include "log_test.moc"
