// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/sales/sale_form.h"
#include <QObject>

namespace firstcome {

class ApiClient;
class OperatorSession;

/// What an operator does with sales: asks where it cannot be taken back, calls the server, tells how it went.
/// Thread: GUI. Who may do it is said by `whyNot...`, by the same rule the server refuses by.
class RunSale : public QObject
{
    Q_OBJECT

public:
    /// `owner` is the widget that dialogs belong to.
    RunSale(ApiClient &api, OperatorSession &session, QWidget *owner);

    QString whyNotCreate() const;
    QString whyNotEdit(const SaleView *sale, Instant serverNow) const;
    QString whyNotOpen(const SaleView *sale, Instant serverNow) const;
    QString whyNotClose(const SaleView *sale, Instant serverNow) const;
    QString whyNotRehearse(const SaleView *sale, Instant serverNow) const;

    void askToOpen(const SaleView &sale, Instant serverNow);
    void askToClose(const SaleView &sale, Instant serverNow);
    void save(const SaleForm::Draft &draft);

Q_SIGNALS:
    /// The sale as it is now; `words` say what was done.
    void done(const firstcome::SaleView &sale, const QString &words);
    /// An opening or closing that was refused.
    void refused(const QString &words);
    void saveRefused(const firstcome::Refusal &why);

private:
    static QString heldWords(qint64 held);
    struct Move
    {
        QString verb;  ///< last segment of the path
        QString words; ///< said when it is done
    };

    void move(Id saleId, const Move &move);
    bool mayRun() const;

    ApiClient &m_api;
    OperatorSession &m_session;
    QWidget *m_owner;
    /// A plan that is sent again after a lost answer must not become two sales.
    std::optional<QByteArray> m_key;
    QJsonObject m_keyedBody;
};

} // namespace firstcome
