// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settings/setting_routes.h"

#include "backend/platform/http/listing.h"
#include "backend/platform/module/peers.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"
#include <limits>

namespace firstcome::settings {

namespace {

using http::Request;
using http::Response;

constexpr int longestReason = 200;
constexpr int longestValue = 200;

struct Form
{
    QString value;
    QString reason;
};

Result<Form> formFrom(const QByteArray &body, const SettingRange &range)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    Form form;
    if (range.kind == SettingKind::Number)
        form.value = QString::number(fields->integer("value"));
    else
        form.value = fields->text("value", longestValue);
    form.reason = fields->text("reason", longestReason).trimmed();
    if (fields->has("reason") && form.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    const bool outside = fields->has("value") && !range.accepts(form.value);
    if (outside)
        fields->violate("value", QStringLiteral("takes %1").arg(range.sentence()));
    auto wrong = fields->finish();
    if (!wrong)
        return form;
    if (outside && wrong->code == code::valueInvalid)
        wrong->extra.insert(QStringLiteral("range"), toJson(range));
    return tl::unexpected(std::move(*wrong));
}

} // namespace

void SettingRoutes::mount(http::Router &router)
{
    using http::AsyncHandler;
    const auto viewers = http::Policy::operatorWith(permission::View);
    router.get("/v1/ops/settings", viewers, AsyncHandler([this](const Request &) { return list(); }));
    router.get("/v1/ops/settings/{name}", viewers,
               AsyncHandler([this](const Request &request) { return show(request); }));
    router.add({http::Method::Put, "/v1/ops/settings/{name}", http::Policy::operatorWith(permission::SettingsEdit),
                AsyncHandler([this](const Request &request) { return change(request); })});
    router.get("/v1/ops/settings/{name}/history?limit&cursor", viewers,
               AsyncHandler([this](const Request &request) { return history(request); }));
}

QJsonObject SettingRoutes::by(sql::Connection &connection, Id operatorId) const
{
    const auto logins = m_ground.peers.logins(connection, {operatorId});
    const auto login = logins.find(operatorId);
    return {{QStringLiteral("id"), idText(operatorId)},
            {QStringLiteral("login"), login == logins.end() ? QString() : login->second}};
}

QJsonObject SettingRoutes::shown(sql::Connection &connection, const Setting &setting, const KeptSetting &kept) const
{
    QJsonObject item{
        {QStringLiteral("name"), QString::fromLatin1(setting.name)},
        {QStringLiteral("value"), valueJson(setting.range, kept.version ? kept.value : setting.usual)},
        {QStringLiteral("kind"), QLatin1StringView(textOf(setting.range.kind))},
        {QStringLiteral("range"), toJson(setting.range)},
        {QStringLiteral("default"), valueJson(setting.range, setting.usual)},
        {QStringLiteral("version"), kept.version},
        {QStringLiteral("raisedByTwo"), setting.raisedByTwo},
    };
    if (kept.version) {
        item.insert(QStringLiteral("by"), by(connection, kept.operatorId));
        item.insert(QStringLiteral("at"), toIso(kept.at));
    }
    return item;
}

SettingRoutes::Answer SettingRoutes::list()
{
    const auto reply = m_ground.database.read([this](sql::Connection &connection) {
        std::map<QByteArray, KeptSetting> kept;
        for (KeptSetting &setting : keptSettings(connection))
            kept.emplace(setting.name, std::move(setting));
        QJsonArray items;
        for (const Setting &setting : m_settings.all())
            items.append(shown(connection, setting, kept[setting.name]));
        return items;
    });
    const QJsonArray items = co_await reply;
    co_return http::json(200, {{QStringLiteral("items"), items}});
}

SettingRoutes::Answer SettingRoutes::show(const Request &request)
{
    const Setting *setting = m_settings.find(request.parameters[0]);
    if (!setting)
        co_return http::problem(code::notFound, request);
    const auto reply = m_ground.database.read([this, setting](sql::Connection &connection) {
        return shown(connection, *setting, lockSetting(connection, setting->name));
    });
    const QJsonObject item = co_await reply;
    co_return http::withEtag(http::json(200, item), item[u"version"].toInteger());
}

Result<Response> SettingRoutes::changed(sql::Connection &connection, const SettingCall &call, Instant now) const
{
    const auto waiting = m_ask.run(connection, call, now);
    if (!waiting)
        return tl::unexpected(waiting.error());
    if (*waiting) {
        const sql::KeptAnswer accepted = approvals::acceptedAnswer(**waiting);
        return http::encoded(accepted.status, accepted.body);
    }
    const auto kept = m_settings.change(connection, call, now);
    if (!kept)
        return tl::unexpected(kept.error());
    return http::withEtag(http::json(200, shown(connection, *m_settings.find(call.name), *kept)), kept->version);
}

SettingRoutes::Answer SettingRoutes::change(const Request &request)
{
    const Setting *setting = m_settings.find(request.parameters[0]);
    if (!setting)
        co_return http::problem(code::notFound, request);
    const auto seen = http::expectedVersions(request);
    if (!seen)
        co_return http::problem(seen.error(), request);
    const auto form = formFrom(request.body, setting->range);
    if (!form)
        co_return http::problem(form.error(), request);
    SettingCall call{setting->name, form->value, form->reason, *seen, request.principal->id, request.id};
    const auto reply = m_ground.database.write(
        sql::Queue::Background,
        [this, call, now = m_ground.clock()](sql::Connection &connection) { return changed(connection, call, now); });
    const Result<Response> answer = co_await reply;
    co_return answer ? *answer : http::problem(answer.error(), request);
}

SettingRoutes::Answer SettingRoutes::history(const Request &request)
{
    const Setting *setting = m_settings.find(request.parameters[0]);
    if (!setting)
        co_return http::problem(code::notFound, request);
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto cursor = idFrom(QByteArrayView(page->cursor));
    if (!page->cursor.isEmpty() && !cursor)
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor is not one of this list."), {}, {}},
                                request);
    const ChangesPage wanted{setting->name, cursor.value_or(std::numeric_limits<qint64>::max()), page->limit};
    const auto reply = m_ground.database.read([this, setting, wanted](sql::Connection &connection) {
        QJsonArray items;
        for (const KeptSetting &kept : settingChanges(connection, wanted)) {
            QJsonObject item{{QStringLiteral("version"), kept.version},
                             {QStringLiteral("value"), valueJson(setting->range, kept.value)},
                             {QStringLiteral("reason"), kept.reason},
                             {QStringLiteral("by"), by(connection, kept.operatorId)},
                             {QStringLiteral("at"), toIso(kept.at)}};
            if (kept.approvalId)
                item.insert(QStringLiteral("approvalId"), idText(kept.approvalId));
            items.append(item);
        }
        return items;
    });
    const QJsonArray items = co_await reply;
    const bool full = items.size() == page->limit;
    co_return http::page(items, full ? QByteArray::number(items.last()[u"version"].toInteger()) : QByteArray());
}

} // namespace firstcome::settings
