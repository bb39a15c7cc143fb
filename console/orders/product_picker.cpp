// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/product_picker.h"

#include <QFocusEvent>

#include "shared/client/api_client.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QFocusEvent>
#include <QJsonArray>
#include <QStandardItemModel>

namespace firstcome {

namespace {

constexpr int longestText = 100;

} // namespace

ProductPicker::ProductPicker(ApiClient &api, QWidget *parent)
    : QLineEdit(parent), m_api(api), m_offers(new QStandardItemModel(this)), m_completer(new QCompleter(m_offers, this))
{
    setMaxLength(longestText);
    setClearButtonEnabled(true);
    // The server has chosen what fits; nothing is left out here.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &ProductPicker::ask);
    connect(this, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            choose({}, {});
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                choose(index.data(Qt::UserRole).toString(), index.data(Qt::DisplayRole).toString());
            });
}

void ProductPicker::setProduct(const QString &id, const QString &name)
{
    m_id = id;
    m_name = id.isEmpty() ? QString() : name.isEmpty() ? id : name;
    m_pause.stop();
    if (text() != m_name)
        setText(m_name);
    setCursorPosition(0);
}

void ProductPicker::ask()
{
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return;
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/products"));
    request.with("q", typed).with("limit", QString::number(offered));
    m_api.send(request, this, [this, query = ++m_query](const Result<ApiAnswer> &answer) {
        if (query != m_query || !answer || !hasFocus())
            return;
        m_offers->clear();
        const QJsonArray items = answer->json.value(QLatin1StringView("items")).toArray();
        for (const QJsonValue &item : items) {
            auto *offer = new QStandardItem(item[QLatin1StringView("name")].toString());
            offer->setData(item[QLatin1StringView("id")].toString(), Qt::UserRole);
            m_offers->appendRow(offer);
        }
        if (m_offers->rowCount() > 0)
            m_completer->complete();
        else
            m_completer->popup()->hide();
    });
}

void ProductPicker::choose(const QString &id, const QString &name)
{
    const bool other = id != m_id;
    setProduct(id, name);
    if (other)
        Q_EMIT picked();
}

void ProductPicker::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // Half a name is no product: the one in force is shown again.
    if (event->reason() != Qt::PopupFocusReason && text() != m_name)
        setProduct(m_id, m_name);
}

} // namespace firstcome
