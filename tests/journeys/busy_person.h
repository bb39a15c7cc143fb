// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/caller.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <atomic>
#include <random>

namespace firstcome::test {

/// A call that took effect, with what was told: whoever sends it again under its key is told the same.
struct Told
{
    bool byOperator = false;
    QString login;
    QString path;
    QByteArray body;
    Caller::Headers headers;
    int status = 0;
    QJsonObject answer;
};

/// Where busy people are at work.
struct Town
{
    QUrl shop;
    QUrl gateway;
    QStringList optionIds;
    qint64 price = 0;
    QString password;
    qint64 ahead = 0; ///< s, of the shop's clock
    std::atomic<bool> &over;
    std::atomic<int> &effects; ///< calls that took effect so far

    /// The day in Seoul, so many days ago.
    QString day(int ago) const
    {
        return QDateTime::currentDateTimeUtc().addSecs(9 * 3'600 + ahead).date().addDays(-ago).toString(Qt::ISODate);
    }
};

/// Somebody who does things with keys and remembers what he was told. Thread: one of its own.
class BusyPerson
{
public:
    struct Name
    {
        bool isOperator = false;
        QString login;
    };

    BusyPerson(const Town &town, Name name, quint32 seed)
        : m_town(town), m_name(std::move(name)), m_shop(town.shop), m_gateway(town.gateway), m_random(seed)
    {
    }
    virtual ~BusyPerson() = default;

    void live()
    {
        const QString sessions =
            m_name.isOperator ? QStringLiteral("/v1/ops/sessions") : QStringLiteral("/v1/sessions");
        while (!m_town.over && m_shop.signIn(sessions, m_name.login, m_town.password) != 201) {
        }
        while (!m_town.over)
            act();
    }
    const std::vector<Told> &told() const { return m_told; }
    /// Answers that nobody should get while the server lives.
    const QStringList &shocks() const { return m_shocks; }

protected:
    virtual void act() = 0;

    int oneOf(int many) { return int(m_random() % unsigned(many)); }
    Answer get(const QString &path) { return m_shop.get(path); }
    /// The items of a list.
    QJsonArray items(const QString &path) { return get(path).json.value(QStringLiteral("items")).toArray(); }
    QJsonObject any(const QString &path)
    {
        const QJsonArray all = items(path);
        return all.isEmpty() ? QJsonObject() : all.at(oneOf(int(all.size()))).toObject();
    }
    /// Once, or now and then again under the same key, as a client whose answer was lost.
    Answer keyed(const QString &path, const QJsonObject &body, Caller::Headers headers = {})
    {
        headers.append({"Idempotency-Key", QByteArray::number(qulonglong(m_random())) + '-' + m_name.login.toLatin1() +
                                               '-' + QByteArray::number(++m_keys)});
        const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
        Answer answer = sent(path, text, headers);
        if (oneOf(8) == 0)
            sent(path, text, headers);
        // What is not decided yet is told anew until it is.
        const bool undecided = answer.text("state") == QStringLiteral("IN_PROGRESS");
        if (answer.status >= 200 && answer.status < 300 && !undecided) {
            m_told.push_back({m_name.isOperator, m_name.login, path, text, headers, answer.status, answer.json});
            ++m_town.effects;
        }
        return answer;
    }
    Answer sent(const QString &path, const QByteArray &body, const Caller::Headers &headers)
    {
        Answer answer = m_shop.send("POST", path, body, headers);
        if ((answer.status == 0 || answer.status == 500) && !m_town.over)
            m_shocks.append(path + u' ' + QString::number(answer.status) + u' ' + QString::fromUtf8(answer.body));
        return answer;
    }

    const Town &m_town;
    const Name m_name;
    Caller m_shop;
    Caller m_gateway;
    std::mt19937 m_random;

private:
    std::vector<Told> m_told;
    QStringList m_shocks;
    int m_keys = 0;
};

} // namespace firstcome::test
