// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/file_import.h"

#include "shared/client/api_client.h"
#include <QFile>
#include <QJsonDocument>

namespace firstcome {

namespace {

QString mappingText(const QMap<QString, QString> &mapping)
{
    QJsonObject object;
    for (auto entry = mapping.begin(); entry != mapping.end(); ++entry)
        object.insert(entry.key(), entry.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

FileImport::FileImport(ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void FileImport::setFile(const QString &path)
{
    m_path = path;
    // What another file would end nobody has looked at.
    m_endMissing = false;
    m_mapping.clear();
    m_columns.clear();
    readFile();
    start();
}

void FileImport::setStore(const QString &name)
{
    if (name == m_store)
        return;
    m_store = name;
    m_endMissing = false;
    start();
}

void FileImport::setEndMissing(bool end)
{
    if (end == m_endMissing)
        return;
    m_endMissing = end;
    start();
}

void FileImport::setMapping(const QMap<QString, QString> &mapping)
{
    if (mapping == m_mapping)
        return;
    m_mapping = mapping;
    start();
}

void FileImport::tryAgain()
{
    readFile();
    start();
}

void FileImport::importNow()
{
    if (m_phase == Phase::Tried)
        send(false);
}

void FileImport::reset()
{
    m_path.clear();
    m_bytes.clear();
    m_fileFault.clear();
    m_endMissing = false;
    m_mapping.clear();
    m_columns.clear();
    ++m_query;
    become(Phase::Waiting);
}

void FileImport::readFile()
{
    m_bytes.clear();
    m_fileFault.clear();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        m_fileFault = tr("The file cannot be read: %1").arg(file.errorString());
    else if (file.size() > largestFile)
        m_fileFault = tr("The file is larger than 64 MiB; import it in parts.");
    else
        m_bytes = file.readAll();
    if (m_fileFault.isEmpty() && m_bytes.isEmpty())
        m_fileFault = tr("The file is empty.");
}

void FileImport::start()
{
    ++m_query;
    if (m_bytes.isEmpty() || m_store.isEmpty())
        return become(Phase::Waiting);
    // The server takes one at a time, also of ours: this one is tried once the earlier one is answered.
    if (m_asking)
        return become(Phase::Trying);
    send(true);
}

void FileImport::send(bool dryRun)
{
    ApiRequest request = ApiRequest::upload(QStringLiteral("/v1/ops/products/import"), {"text/csv", m_bytes});
    request.with("store", m_store).within(patience);
    if (dryRun)
        request.with("dryRun", QStringLiteral("true"));
    if (m_endMissing)
        request.with("endMissing", QStringLiteral("true"));
    if (!m_mapping.isEmpty())
        request.with("columns", mappingText(m_mapping));
    m_importing = !dryRun;
    m_asking = true;
    m_since = systemNow();
    m_api.send(request, this, [this, dryRun, query = ++m_query](const Result<ApiAnswer> &answer) {
        m_asking = false;
        if (query != m_query)
            return m_phase == Phase::Trying ? send(true) : void();
        take(answer, dryRun);
    });
    become(dryRun ? Phase::Trying : Phase::Importing);
}

void FileImport::take(const Result<ApiAnswer> &answer, bool dryRun)
{
    if (!answer) {
        m_refusal = answer.error();
        if (const QJsonValue columns = m_refusal.extra.value(QLatin1StringView("columns")); columns.isArray())
            m_columns = importColumnsFrom(columns);
        return become(Phase::Refused);
    }
    m_report = importReportFrom(answer->json);
    m_columns = m_report.columns;
    m_runId = idFrom(QStringView(answer->json.value(QLatin1StringView("id")).toString())).value_or(0);
    become(dryRun ? Phase::Tried : Phase::Imported);
}

void FileImport::become(Phase phase)
{
    m_phase = phase;
    Q_EMIT changed();
}

} // namespace firstcome
