// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <csignal>

using namespace firstcome;
using test::Attempt;
using test::Crowd;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int buyers = 24;
constexpr int usualAnswers = 10'000; // FIRSTCOME_TRACED_ANSWERS says otherwise
constexpr int within = 300'000;      // ms: under a tracer all is slow
constexpr int attachWithin = 60'000; // ms
constexpr int keySize = 32;

int answersOfThisRun()
{
    bool given = false;
    const int answers = qEnvironmentVariable("FIRSTCOME_TRACED_ANSWERS").toInt(&given);
    return given && answers > 0 ? answers : usualAnswers;
}

/// Reads a trace of system calls, in the order in which they began and ended: when the key of each order was written
/// into the database's log, when that was synced, and when the answer with its id was sent.
class Trace
{
public:
    explicit Trace(const QSet<QByteArray> &keys) : m_keys(keys) {}

    void read(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine())
            see(line, ++m_lines);
    }
    qint64 syncedAt(const QByteArray &key) const { return m_synced.value(key, 0); }
    qint64 sentAt(const QByteArray &orderId) const { return m_sent.value(orderId, 0); }
    qint64 syncs() const { return m_syncs; }

private:
    void see(const QByteArray &line, qint64 at)
    {
        const qsizetype space = line.indexOf(' ');
        const QByteArray thread = line.left(space);
        const QByteArray call = line.mid(space).trimmed();
        if (call.startsWith("pwrite64(") || call.startsWith("write("))
            written(thread, fileOf(call), call);
        else if (call.startsWith("fdatasync(") || call.startsWith("fsync("))
            syncBegins(thread, call, at);
        else if (call.startsWith("<... fdatasync resumed>") || call.startsWith("<... fsync resumed>"))
            syncEnds(thread, call, at);
        else if (call.startsWith("sendto(") || call.startsWith("writev(") || call.startsWith("sendmsg("))
            sent(call, at);
    }
    /// The first argument, with its path.
    static QByteArray fileOf(const QByteArray &call)
    {
        const qsizetype from = call.indexOf('(') + 1;
        return call.mid(from, call.indexOf('>', from) + 1 - from);
    }
    void written(const QByteArray &thread, const QByteArray &file, const QByteArray &call)
    {
        if (!file.endsWith("-wal>"))
            return;
        // What stands before a key may look like a part of it.
        qsizetype run = 0;
        for (qsizetype at = 0; at < call.size(); ++at) {
            const char c = call.at(at);
            run = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? run + 1 : 0;
            if (run < keySize)
                continue;
            const QByteArray key = call.mid(at + 1 - keySize, keySize);
            if (!m_keys.contains(key) || m_known.contains(key))
                continue;
            m_known.insert(key);
            m_waiting[thread + file].append(key);
        }
    }
    void syncBegins(const QByteArray &thread, const QByteArray &call, qint64 at)
    {
        m_syncing[thread] = thread + fileOf(call);
        if (!call.contains("<unfinished"))
            syncEnds(thread, call, at);
    }
    void syncEnds(const QByteArray &thread, const QByteArray &call, qint64 at)
    {
        const QByteArray what = m_syncing.take(thread);
        if (!call.endsWith("= 0"))
            return;
        ++m_syncs;
        for (const QByteArray &key : m_waiting.take(what))
            m_synced.insert(key, at);
    }
    void sent(const QByteArray &call, qint64 at)
    {
        static const QRegularExpression id(QStringLiteral("\\\\\"id\\\\\":\\\\\"(\\d+)\\\\\""));
        if (!call.contains("HTTP/1.1 201"))
            return;
        const auto match = id.match(QString::fromLatin1(call));
        if (match.hasMatch())
            m_sent.insert(match.captured(1).toLatin1(), at);
    }

    const QSet<QByteArray> m_keys;
    qint64 m_lines = 0;
    qint64 m_syncs = 0;
    QSet<QByteArray> m_known;
    QHash<QByteArray, QByteArrayList> m_waiting; ///< keys written by a thread into a file, and not synced yet
    QHash<QByteArray, QByteArray> m_syncing;     ///< thread -> what it syncs
    QHash<QByteArray, qint64> m_synced;
    QHash<QByteArray, qint64> m_sent;
};

} // namespace

/// I23: a 201 leaves only after the sync of its batch returned, seen from outside: by the system calls of the real
/// program.
class DurableAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString tokens = m_backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(buyers),
                                    QStringLiteral("--tokens"), tokens}),
                 0);
        m_tokens = Crowd::tokensFrom(tokens);
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        Shop shop(m_backend);
        m_onSale = shop.openSale({1'000'000, 0, 3'600, 1'000});
        QVERIFY2(!m_onSale.optionId.isEmpty(), shop.lastAnswer().body.constData());
    }

    void I23_anAnswerLeavesAfterItsBatchIsOnTheDisk()
    {
        if (!attach())
            QSKIP("The program cannot be traced here: nobody has looked whether answers leave after their sync.");
        const int wanted = answersOfThisRun();
        Crowd crowd(m_backend.url(), m_tokens,
                    {QJsonObject{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}}});
        crowd.start(wanted / buyers + 1);
        WAIT_VERIFY(crowd.done(), within);
        detach();
        QCOMPARE(m_backend.stop(), 0);

        QSet<QByteArray> keys;
        for (const Attempt &attempt : crowd.attempts())
            keys.insert(attempt.key);
        Trace trace(keys);
        trace.read(m_folder.filePath(QStringLiteral("trace")));
        int looked = 0;
        for (const Attempt &attempt : crowd.attempts()) {
            if (attempt.status != 201)
                continue;
            const QByteArray id = attempt.answer.value(QStringLiteral("id")).toString().toLatin1();
            const qint64 sent = trace.sentAt(id);
            const qint64 synced = trace.syncedAt(attempt.key);
            QVERIFY2(sent > 0, "the answer of " + id + " is not in the trace");
            QVERIFY2(synced > 0, "the sync of " + id + " is not in the trace");
            QVERIFY2(synced < sent, id + " was told before it was on the disk");
            ++looked;
        }
        QVERIFY2(looked >= wanted, QByteArray::number(looked));
        qInfo("%d answers left after their sync, %lld syncs", looked, trace.syncs());
    }

private:
    bool attach()
    {
        const QStringList words{
            QStringLiteral("-f"), QStringLiteral("-y"),
            QStringLiteral("-s"), QStringLiteral("8192"),
            QStringLiteral("-e"), QStringLiteral("trace=pwrite64,write,fdatasync,fsync,sendto,sendmsg,writev"),
            QStringLiteral("-o"), m_folder.filePath(QStringLiteral("trace")),
            QStringLiteral("-p"), QString::number(m_backend.processId())};
        m_tracer.setProcessChannelMode(QProcess::MergedChannels);
        m_tracer.start(QStringLiteral("strace"), words);
        QByteArray said;
        const auto attached = [&] {
            said += m_tracer.readAll();
            return said.contains("attached") || m_tracer.state() == QProcess::NotRunning;
        };
        return QTest::qWaitFor(attached, attachWithin) && m_tracer.state() == QProcess::Running;
    }
    void detach()
    {
        ::kill(pid_t(m_tracer.processId()), SIGINT);
        QVERIFY(m_tracer.waitForFinished(attachWithin));
    }

    QTemporaryDir m_folder;
    RunningBackend m_backend;
    QProcess m_tracer;
    QList<QByteArray> m_tokens;
    test::OnSale m_onSale;
};

QTEST_GUILESS_MAIN(DurableAnswersTest)
#include "durable_answers_test.moc"
