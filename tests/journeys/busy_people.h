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

/// Orders, pays, cancels whole and by line, asks for money and goods back, and changes his mind.
class BusyShopper final : public BusyPerson
{
public:
    using BusyPerson::BusyPerson;

private:
    void act() override
    {
        switch (oneOf(8)) {
        case 0:
            charge();
            break;
        case 1:
        case 2:
        case 3:
            buy();
            break;
        case 4:
            cancel();
            break;
        case 5:
        case 6:
            claim();
            break;
        default:
            withdraw();
            break;
        }
    }

    QString windowOf(const QString &orderId, qint64 amount)
    {
        return m_gateway
            .post(QStringLiteral("/windows"),
                  {{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), amount}})
            .text("paymentKey");
    }
    void charge()
    {
        const qint64 amount = m_town.price * (1 + oneOf(5));
        keyed(QStringLiteral("/v1/me/balance/charges"),
              {{QStringLiteral("amount"), amount},
               {QStringLiteral("paymentKey"), windowOf(QStringLiteral("charge-") + m_name.login, amount)}});
    }
    void buy()
    {
        QJsonArray lines;
        for (const QString &optionId : m_town.optionIds) {
            if (lines.isEmpty() || oneOf(2) == 0)
                lines.append(
                    QJsonObject{{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), 1 + oneOf(2)}});
        }
        const QString method = oneOf(3) == 0 ? QStringLiteral("BALANCE") : QStringLiteral("PG");
        const Answer placed = keyed(QStringLiteral("/v1/orders"),
                                    {{QStringLiteral("lines"), lines},
                                     {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), method}}}});
        if (placed.status != 201 || method != QStringLiteral("PG") || oneOf(12) == 0)
            return;
        const QString orderId = placed.text("id");
        const QJsonObject payment{{QStringLiteral("orderId"), orderId},
                                  {QStringLiteral("amount"), placed.json.value(QStringLiteral("total"))}};
        keyed(QStringLiteral("/v1/payments"), payment);
        QJsonObject confirm = payment;
        confirm.insert(QStringLiteral("paymentKey"),
                       windowOf(orderId, placed.json.value(QStringLiteral("total")).toInteger()));
        keyed(QStringLiteral("/v1/payments/confirm"), confirm);
    }
    QJsonObject anOrder() { return any(QStringLiteral("/v1/orders?limit=30")); }
    static QString idOf(const QJsonObject &object) { return object.value(QStringLiteral("id")).toString(); }
    void cancel()
    {
        const QJsonObject order = anOrder();
        const QJsonArray lines = order.value(QStringLiteral("lines")).toArray();
        if (lines.isEmpty())
            return;
        QJsonObject body;
        if (oneOf(3) != 0)
            body.insert(QStringLiteral("lines"),
                        QJsonArray{lines.at(oneOf(int(lines.size()))).toObject().value(QStringLiteral("lineId"))});
        keyed(QStringLiteral("/v1/orders/%1/cancel").arg(idOf(order)), body);
    }
    void claim()
    {
        const QJsonObject order = anOrder();
        const QJsonArray lines = order.value(QStringLiteral("lines")).toArray();
        if (lines.isEmpty())
            return;
        const QJsonObject line = lines.at(oneOf(int(lines.size()))).toObject();
        const bool back =
            line.value(QStringLiteral("state")).toString() == QStringLiteral("DELIVERED") && oneOf(2) == 0;
        QJsonObject body{{QStringLiteral("orderId"), idOf(order)},
                         {QStringLiteral("lineId"), line.value(QStringLiteral("lineId"))},
                         {QStringLiteral("kind"), back ? QStringLiteral("RETURN") : QStringLiteral("REFUND")},
                         {QStringLiteral("reason"), QStringLiteral("색이 달라요")}};
        if (back)
            body.insert(QStringLiteral("quantity"), 1);
        else if (oneOf(2) == 0)
            body.insert(QStringLiteral("amount"), 1 + oneOf(int(m_town.price)));
        keyed(QStringLiteral("/v1/claims"), body);
    }
    void withdraw()
    {
        const QJsonObject mine = any(QStringLiteral("/v1/claims?state=REQUESTED"));
        if (!mine.isEmpty() && oneOf(3) == 0)
            m_shop.post(QStringLiteral("/v1/claims/%1/withdraw").arg(idOf(mine)), {});
    }
};

/// Decides claims of his lines, or as an operator all, and sees to payouts.
class BusyDecider : public BusyPerson
{
public:
    using BusyPerson::BusyPerson;

protected:
    void decide(const QString &list)
    {
        const QString id =
            any(list + QStringLiteral("?state=REQUESTED&limit=50")).value(QStringLiteral("id")).toString();
        if (id.isEmpty())
            return;
        const Caller::Headers whatever{{"If-Match", "*"}};
        if (oneOf(5) == 0)
            keyed(list + QStringLiteral("/%1/reject").arg(id), {{QStringLiteral("reason"), QStringLiteral("worn")}},
                  whatever);
        else
            keyed(list + QStringLiteral("/%1/approve").arg(id), {}, whatever);
    }
};

class BusySeller final : public BusyDecider
{
public:
    using BusyDecider::BusyDecider;

private:
    void act() override
    {
        if (oneOf(3) == 0)
            keyed(QStringLiteral("/v1/seller/payouts"),
                  {{QStringLiteral("from"), m_town.day(400)}, {QStringLiteral("to"), m_town.day(1)}});
        else
            decide(QStringLiteral("/v1/seller/claims"));
    }
};

/// Settles days, pays sellers and brings shipments on their way.
class BusyOperator final : public BusyDecider
{
public:
    using BusyDecider::BusyDecider;

private:
    void act() override
    {
        switch (oneOf(6)) {
        case 0:
            sent(QStringLiteral("/v1/ops/settlements/runs"),
                 QJsonDocument(QJsonObject{{QStringLiteral("date"), m_town.day(1)}}).toJson(), {});
            break;
        case 1:
            pay();
            break;
        case 2:
            decide(QStringLiteral("/v1/ops/claims"));
            break;
        default:
            carry();
            break;
        }
    }
    void pay()
    {
        const QString id =
            any(QStringLiteral("/v1/ops/payouts?state=REQUESTED")).value(QStringLiteral("id")).toString();
        if (id.isEmpty())
            return;
        if (oneOf(4) == 0)
            keyed(QStringLiteral("/v1/ops/payouts/%1/reject").arg(id),
                  {{QStringLiteral("reason"), QStringLiteral("ask again")}});
        else
            keyed(QStringLiteral("/v1/ops/payouts/%1/approve").arg(id), {});
    }
    void carry()
    {
        const QString orderId =
            any(QStringLiteral("/v1/ops/orders?state=PAID&limit=50")).value(QStringLiteral("id")).toString();
        const QJsonArray deliveries =
            get(QStringLiteral("/v1/ops/orders/") + orderId).json.value(QStringLiteral("deliveries")).toArray();
        for (const QJsonValue &delivery : deliveries) {
            const QString reference = delivery[u"reference"].toString();
            if (reference.isEmpty() || oneOf(3) == 0)
                continue;
            for (int steps = 1 + oneOf(2); steps > 0; --steps)
                m_gateway.post(QStringLiteral("/carrier/shipments/%1/advance").arg(reference), {});
            m_shop.post(QStringLiteral("/v1/deliveries/notifications"), {{QStringLiteral("reference"), reference}});
        }
    }
};

/// The second person: agrees to most of what waits.
class BusySupervisor final : public BusyPerson
{
public:
    using BusyPerson::BusyPerson;

private:
    void act() override
    {
        const QString id =
            any(QStringLiteral("/v1/ops/approvals?state=WAITING&asked=others")).value(QStringLiteral("id")).toString();
        if (id.isEmpty())
            return;
        const QString path = QStringLiteral("/v1/ops/approvals/") + id;
        if (oneOf(5) == 0)
            m_shop.post(path + QStringLiteral("/reject"), {{QStringLiteral("reason"), QStringLiteral("why?")}});
        else if (m_shop.post(path + QStringLiteral("/approve"), {{QStringLiteral("password"), m_town.password}})
                     .status == 200)
            ++m_town.effects;
    }
};

} // namespace firstcome::test
