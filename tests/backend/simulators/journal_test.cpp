// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/book_view.h"
#include "backend/simulators/carrier_book.h"
#include "backend/simulators/journaled_book.h"
#include "tests/backend/simulators/gateway_case.h"
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace firstcome;
using namespace firstcome::simulators;
using namespace std::chrono_literals;

namespace {

const Instant start = fromMillis(1'800'000'000'000);

QJsonObject record(int number)
{
    return {{QStringLiteral("number"), number}};
}

QList<int> numbersIn(const QString &path)
{
    QList<int> numbers;
    Journal journal(path);
    journal.replay([&](const QJsonObject &record) { numbers.append(record[QLatin1StringView("number")].toInt()); });
    return numbers;
}

void addTo(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(bytes);
}

/// No file of this process may grow beyond so many bytes.
class FullDisk
{
public:
    explicit FullDisk(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) +
                                   QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("/a.journal"));
    }

    void givesBackWhatWasAppended()
    {
        {
            Journal journal(m_path);
            QCOMPARE(journal.replay([](const QJsonObject &) { QFAIL("a new journal is empty"); }).records, 0);
            for (int i = 1; i <= 3; ++i)
                journal.append(record(i));
        }
        QCOMPARE(numbersIn(m_path), (QList<int>{1, 2, 3}));
        QCOMPARE(QFile(m_path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void aTornEndIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("half a line") << QByteArray("{\"numb");
        QTest::newRow("whole but for the newline") << QByteArray("{\"number\":3}");
        QTest::newRow("zeros of a power cut") << QByteArray(200, '\0');
        QTest::newRow("zeros and a newline") << QByteArray(200, '\0') + '\n';
    }
    void aTornEndIsCutOff()
    {
        QFETCH(QByteArray, end);
        {
            Journal journal(m_path);
            journal.append(record(1));
            journal.append(record(2));
        }
        addTo(m_path, end);
        {
            Journal journal(m_path);
            QCOMPARE(journal.replay([](const QJsonObject &) {}).records, 2);
            journal.append(record(4));
        }
        QCOMPARE(numbersIn(m_path), (QList<int>{1, 2, 4}));
    }

    /// Whichever byte of it becomes whatever else, it is not taken for what was written, the last line's neither.
    void F36_noByteOfALineChangesUnseen()
    {
        {
            Journal journal(m_path);
            for (int i = 1; i <= 3; ++i)
                journal.append(record(i));
        }
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const int bit : {0x01, 0x04, 0x20, 0x80}) {
                QByteArray bent = whole;
                bent[at] = char(bent.at(at) ^ bit);
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bent) == bent.size());
                file.close();
                Journal journal(m_path);
                try {
                    journal.replay([](const QJsonObject &) {});
                    QFAIL(qPrintable(QStringLiteral("byte %1, bit %2 is accepted").arg(at).arg(bit)));
                } catch (const std::runtime_error &damaged) {
                    QVERIFY(QByteArray(damaged.what()).contains("is damaged in line "));
                }
            }
        }
    }

    /// Lines that were taken out, at the end or before it, are missed; what a kill tears off was never counted.
    void F36_linesThatWereTakenOutAreMissed()
    {
        const auto replayed = [this] {
            Journal journal(m_path);
            return journal.replay([](const QJsonObject &) {});
        };
        {
            Journal journal(m_path);
            journal.replay([](const QJsonObject &) {});
            for (int i = 1; i <= 5; ++i)
                journal.append(record(i));
        }
        QCOMPARE(replayed().missing, 0);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        const QList<QByteArray> lines = whole.split('\n');
        QCOMPARE(lines.size(), 7); // the count, five, and nothing behind the last
        const auto replace = [&file](const QByteArray &content) {
            QVERIFY(file.resize(0) && file.seek(0) && file.write(content) == content.size() && file.flush());
        };
        replace(whole.left(whole.size() - lines[5].size() - 1));
        QCOMPARE(replayed().missing, 1);
        QCOMPARE(replayed().missing, 0); // said once
        replace(QByteArray(whole).replace(lines[2] + '\n', QByteArray()));
        QCOMPARE(replayed().missing, 1);
        replace(whole + "{\"numb");
        QCOMPARE(replayed().missing, 0);
        replace(whole.left(whole.indexOf('\n') + 1)); // the count alone
        QCOMPARE(replayed().missing, 5);
    }

    void linesFromBeforeChecksumsAreTaken()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"number\":1}\n{\"number\":2}\n");
        file.close();
        {
            Journal journal(m_path);
            QCOMPARE(journal.replay([](const QJsonObject &) {}).records, 2);
            journal.append(record(3));
        }
        QCOMPARE(numbersIn(m_path), (QList<int>{1, 2, 3}));
    }

    /// A book that was lost and begun anew gives no key that the old one gave.
    void anotherBookGivesOtherKeys()
    {
        GatewayBook lost(1, start);
        GatewayBook anew(1, start + 1ms);
        QVERIFY(lost.newPaymentKey() != anew.newPaymentKey());
        QVERIFY(CarrierBook(1, start).newReference() != CarrierBook(1, start + 1ms).newReference());
        QCOMPARE(GatewayBook(1, start).newPaymentKey(), GatewayBook(1, start).newPaymentKey());
    }

    void damageInTheMiddleIsNotSwallowed()
    {
        {
            Journal journal(m_path);
            journal.append(record(1));
        }
        addTo(m_path, "garbage\n");
        {
            Journal journal(m_path);
            journal.append(record(3));
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, journal.replay([](const QJsonObject &) {}));
        }
    }

    void rewritingReplacesAll()
    {
        {
            Journal journal(m_path);
            for (int i = 1; i <= 9; ++i)
                journal.append(record(i));
            journal.rewrite({record(20)});
            journal.append(record(21));
        }
        QCOMPARE(numbersIn(m_path), (QList<int>{20, 21}));
    }

    /// F6: the gateway is another company; what it told is true after our kill -9.
    void survivesKillNine()
    {
        QByteArray key(36, ' ');
        int channel[2];
        QVERIFY(::pipe(channel) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            JournaledBook<GatewayBook> book(m_path, 7, start);
            const auto opened = book.act([](GatewayBook &gateway) {
                return openWindow(gateway, {QStringLiteral("5"), 700, Outcome::Approve}, start);
            });
            const QByteArray paymentKey = text(opened, "paymentKey");
            book.act([&](GatewayBook &gateway) {
                QJsonObject body = order(QStringLiteral("5"), 700);
                body.insert(QStringLiteral("paymentKey"), QString::fromLatin1(paymentKey));
                return confirmPayment(gateway, {"POST /v1/payments/confirm", "k", body, start, {}});
            });
            const auto told = ::write(channel[1], paymentKey.constData(), size_t(paymentKey.size()));
            Q_UNUSED(told)
            ::kill(::getpid(), SIGKILL);
        }
        QCOMPARE(::read(channel[0], key.data(), size_t(key.size())), ssize_t(36));
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));

        JournaledBook<GatewayBook> book(m_path, 7, start);
        book.look([&](const GatewayBook &gateway) {
            QVERIFY(gateway.find(key));
            QCOMPARE(gateway.find(key)->status(start), QByteArray("DONE"));
        });
        QJsonObject body = order(QStringLiteral("5"), 700);
        body.insert(QStringLiteral("paymentKey"), QString::fromLatin1(key));
        const auto again = book.act([&](GatewayBook &gateway) {
            return confirmPayment(gateway, {"POST /v1/payments/confirm", "k", body, start + 1h, {}});
        });
        QCOMPARE(again.status, 200);
        QVERIFY(again.record.isEmpty());
    }

    /// What could not be written down has not happened, in the book as in the journal, and nothing of it is left there.
    void F25_onAFullDiskBookAndJournalAgree()
    {
        const auto open = [](JournaledBook<GatewayBook> &book, const QString &orderId) {
            return book.act([&](GatewayBook &gateway) {
                return openWindow(gateway, {orderId, 700, Outcome::Approve}, start);
            });
        };
        const BookQuestion all{{}, 0, 100, start};
        const auto viewOf = [&all](const JournaledBook<GatewayBook> &book) {
            return book.look([&all](const GatewayBook &gateway) { return bookView(gateway, all); });
        };
        QJsonObject before;
        {
            JournaledBook<GatewayBook> book(m_path, 7, start);
            const QByteArray key = text(open(book, QStringLiteral("1")), "paymentKey");
            before = viewOf(book);
            const auto confirm = [&] {
                QJsonObject body = order(QStringLiteral("1"), 700);
                body.insert(QStringLiteral("paymentKey"), QString::fromLatin1(key));
                return book.act([&](GatewayBook &gateway) {
                    return confirmPayment(gateway, {"POST /v1/payments/confirm", "k", body, start, {}});
                });
            };
            {
                const FullDisk full(QFileInfo(m_path).size() + 20);
                QVERIFY_THROWS_EXCEPTION(std::runtime_error, open(book, QStringLiteral("2")));
                QVERIFY_THROWS_EXCEPTION(std::runtime_error, confirm());
            }
            QCOMPARE(viewOf(book), before);
            // With room again it is decided anew.
            QCOMPARE(confirm().status, 200);
            open(book, QStringLiteral("3"));
            before = viewOf(book);
        }
        const JournaledBook<GatewayBook> again(m_path, 7, start);
        QCOMPARE(viewOf(again), before);
    }

    void aJournalIsOneProcessesAlone()
    {
        const Journal journal(m_path);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, Journal{m_path});
    }

    void aReplayedBookIsTheSame()
    {
        GatewayCase gateway;
        const QByteArray canceled = gateway.window(QStringLiteral("1"), 1'000);
        gateway.confirm(canceled, order(QStringLiteral("1"), 1'000), "c1");
        gateway.cancel(canceled, 400, "x1");
        gateway.confirm(gateway.window(QStringLiteral("2"), 2'000, Outcome::Refuse), order(QStringLiteral("2"), 2'000));
        gateway.confirm(gateway.window(QStringLiteral("3"), 3'000, Outcome::Late), order(QStringLiteral("3"), 3'000));
        gateway.window(QStringLiteral("4"), 4'000);
        const QJsonObject card{{QStringLiteral("customerKey"), QStringLiteral("c")},
                               {QStringLiteral("cardNumber"), QStringLiteral("4330123412341234")}};
        const auto registered = gateway.noted(authorizeCard(gateway.book, gateway.call("POST card", "b", card)));

        for (const bool rewritten : {false, true}) {
            GatewayBook replayed(99);
            const QList<QJsonObject> records = rewritten ? gateway.book.records(gateway.now) : gateway.journal;
            for (const QJsonObject &record : records)
                replayed.restore(record);
            const BookQuestion all{{}, 0, 100, gateway.now + 1h};
            QCOMPARE(bookView(replayed, all), bookView(gateway.book, all));
            const auto again = authorizeCard(replayed, gateway.call("POST card", "b", card));
            QCOMPARE(again.body, registered.body);
        }
    }

    void rewritingForgetsOnlyWhatEnded()
    {
        GatewayCase gateway;
        gateway.window(QStringLiteral("idle"), 1);
        const QByteArray paid = gateway.window(QStringLiteral("paid"), 1);
        gateway.confirm(paid, order(QStringLiteral("paid"), 1), "k");
        QCOMPARE(gateway.book.records(gateway.now).size(), 3);
        QCOMPARE(gateway.book.records(gateway.now + 24h).size(), 2);
        QCOMPARE(gateway.book.records(gateway.now + 16 * 24h).size(), 1);
    }

    void aLongJournalIsRewrittenAtTheNextStart()
    {
        const auto place = [&](JournaledBook<CarrierBook> &book, int updates) {
            for (int i = 0; i < updates; ++i) {
                book.act([&](CarrierBook &) {
                    const Shipment shipment{"SHP1", QStringLiteral("1"), QStringLiteral("1"), ShipmentState::Requested,
                                            start + std::chrono::milliseconds(i)};
                    return SimulatedAnswer{200, {}, {}, recordOf(shipment)};
                });
            }
        };
        {
            JournaledBook<CarrierBook> book(m_path, 1, start);
            place(book, 1'500);
        }
        const qint64 before = QFileInfo(m_path).size();
        JournaledBook<CarrierBook> book(m_path, 1, start);
        QVERIFY(QFileInfo(m_path).size() < before / 100);
        book.look([](const CarrierBook &carrier) {
            QCOMPARE(carrier.find("SHP1")->updatedAt, start + std::chrono::milliseconds(1'499));
        });
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
