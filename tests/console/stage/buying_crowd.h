// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/run/load_run.h"
#include "tests/support/running_backend.h"
#include <QFile>
#include <QTest>
#include <thread>

namespace firstcome::test {

/// Members of a backend who look, order, pay and think, in a thread of their own, until told to stop.
/// Thread: the test's.
class BuyingCrowd
{
public:
    static constexpr int members = 240;

    /// Before the backend is started: makes the members.
    bool prepare(RunningBackend &backend)
    {
        m_tokens = backend.dataFolder() + QStringLiteral("/crowd.tsv");
        return backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(members),
                                QStringLiteral("--tokens"), m_tokens}) == 0;
    }

    struct Visit
    {
        QUrl url;
        QStringList products;
        std::chrono::seconds ramp; ///< they come one after the other, so that the charts rise
    };
    void start(const Visit &visit)
    {
        QFile file(m_tokens + QStringLiteral(".json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"journey": "buy", "lines": {"min": 1, "max": 3}, "thinkMilliseconds": {"min": 2000, "max": 9000},
                       "duration": 3600, "products": [")" +
                   visit.products.join(QStringLiteral("\", \"")).toLatin1() + "\"]}");
        file.close();
        load::Options options;
        options.url = visit.url.toString();
        options.scenario = file.fileName();
        options.tokensFile = m_tokens;
        options.ramp = visit.ramp;
        m_thread = std::thread([this, options] {
            const auto outcome = load::LoadRun(options, {}).go(m_stop, {{}, [](const QString &) {}});
            m_refusal = outcome ? QString() : outcome.error().detail;
        });
    }

    /// Empty, or why they could not buy.
    QString stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_refusal;
    }

    ~BuyingCrowd() { stop(); }

private:
    QString m_tokens;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
    QString m_refusal;
};

} // namespace firstcome::test
