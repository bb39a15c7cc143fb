// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/backend.h"
#include "backend/platform/docs/openapi_json.h"
#include "tests/support/caller.h"
#include <QRegularExpression>
#include <QTemporaryDir>

namespace firstcome::test {

/// The whole server in this process, beside its document: routes and operations by the same name, "get /v1/orders/{}";
/// what a segment is called is the document's own business.
class ServedBackend
{
public:
    /// With settings beside those of the command line; false when it does not serve.
    bool open(const QMap<QString, QString> &settings = {})
    {
        app::SettingsSources sources;
        sources.commandLine = {{QStringLiteral("data"), m_folder.path()},
                               {QStringLiteral("listen"), QStringLiteral("127.0.0.1:0")}};
        sources.environment = settings;
        const auto read = app::readSettings(sources);
        if (!read)
            return false;
        m_backend = std::make_unique<app::Backend>(app::Admission::toChange(*read).value());
        if (!m_backend->open() || !m_backend->serve())
            return false;
        for (const auto &route : m_backend->router().routes())
            served.insert(nameOf(QByteArrayView(http::methodName(route->method)).toByteArray().toLower(),
                                 QString::fromLatin1(route->pattern)),
                          route.get());
        const QJsonObject paths = docs::openapi()[u"paths"].toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            const QJsonObject item = path->toObject();
            for (const char *method : {"get", "post", "put", "patch", "delete"}) {
                const QJsonObject operation = item[QLatin1StringView(method)].toObject();
                if (!operation.isEmpty() && !operation[u"x-websocket"].toBool())
                    documented.insert(nameOf(method, path.key()), operation);
            }
        }
        return true;
    }
    void stop() { m_backend->stop(); }
    app::Backend &backend() { return *m_backend; }

    /// A parameter, body or answer that stands elsewhere in the document.
    static QJsonObject resolved(const QJsonValue &value)
    {
        const QString reference = value[u"$ref"].toString();
        if (reference.isEmpty())
            return value.toObject();
        const QStringList steps = reference.split(u'/').mid(1);
        QJsonValue found = docs::openapi();
        for (const QString &step : steps)
            found = found[step];
        return found.toObject();
    }

    /// Of somebody who may do whatever the policy asks for. Each has one of its own: signing out ends it.
    QByteArray tokenFor(const http::Policy &policy)
    {
        const bool asMember = policy.kind == http::Policy::Kind::Member;
        const Instant now = systemNow();
        const http::Principal who{asMember ? http::Audience::Member : http::Audience::Operator, 1, ~0U,
                                  QByteArray::number(++m_tokens), now + std::chrono::minutes(5)};
        app::Foundation &foundation = m_backend->foundation();
        return (asMember ? foundation.memberTokens : foundation.operatorTokens).issue(who, now);
    }

    /// Calls a route with that body; each segment of its path is `segment`.
    Answer call(const http::Route &route, const QByteArray &token, const QByteArray &body,
                const QString &segment = QStringLiteral("1"))
    {
        const QString path = QString::fromLatin1(route.pattern).replace(segmentForm(), segment);
        Caller caller(QUrl(QString::fromLatin1(m_backend->foundation().ownUrl)), token);
        return caller.send(QByteArrayView(http::methodName(route.method)).toByteArray(), path, body,
                           {{"Content-Type", body.isEmpty() ? QByteArray() : route.consumes},
                            {"Idempotency-Key", "k"},
                            {"If-Match", "*"}});
    }

    struct Asked
    {
        QString segment; ///< each of the path
        QString query;
    };
    Answer get(const http::Route &route, const QByteArray &token, const Asked &asked)
    {
        const QString path = QString::fromLatin1(route.pattern).replace(segmentForm(), asked.segment);
        return Caller(QUrl(QString::fromLatin1(m_backend->foundation().ownUrl)), token).get(path + u'?' + asked.query);
    }

    QMap<QString, const http::Route *> served;
    QMap<QString, QJsonObject> documented;

private:
    static const QRegularExpression &segmentForm()
    {
        static const QRegularExpression form(QStringLiteral("\\{\\w+\\}"));
        return form;
    }
    static QString nameOf(const QByteArray &method, QString path)
    {
        return QString::fromLatin1(method) + u' ' + path.replace(segmentForm(), QStringLiteral("{}"));
    }

    QTemporaryDir m_folder;
    const work::Loop m_loop;
    std::unique_ptr<app::Backend> m_backend;
    int m_tokens = 0;
};

} // namespace firstcome::test
