// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/import_run.h"

#include "shared/client/api_client.h"
#include <QFile>

namespace firstcome {

ImportRun::ImportRun(ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void ImportRun::setFile(const QString &path)
{
    m_path = path;
    readFile();
    start();
}

void ImportRun::setStore(const QString &name)
{
    if (name == m_store)
        return;
    m_store = name;
    start();
}

void ImportRun::tryAgain()
{
    readFile();
    start();
}

void ImportRun::importNow()
{
    if (m_phase == Phase::Tried)
        send(false);
}

void ImportRun::reset()
{
    m_path.clear();
    m_bytes.clear();
    m_fileFault.clear();
    ++m_query;
    become(Phase::Waiting);
}

void ImportRun::readFile()
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

void ImportRun::start()
{
    ++m_query;
    if (m_bytes.isEmpty() || m_store.isEmpty())
        return become(Phase::Waiting);
    // The server takes one at a time, also of ours: this one is tried once the earlier one is answered.
    if (m_asking)
        return become(Phase::Trying);
    send(true);
}

void ImportRun::send(bool dryRun)
{
    ApiRequest request = ApiRequest::upload(QStringLiteral("/v1/ops/products/import"), {"text/csv", m_bytes});
    request.with("store", m_store).within(patience);
    if (dryRun)
        request.with("dryRun", QStringLiteral("true"));
    m_importing = !dryRun;
    m_asking = true;
    m_api.send(request, this, [this, dryRun, query = ++m_query](const Result<ApiAnswer> &answer) {
        m_asking = false;
        if (query != m_query)
            return m_phase == Phase::Trying ? send(true) : void();
        if (!answer) {
            m_refusal = answer.error();
            return become(Phase::Refused);
        }
        m_report = importReportFrom(answer->json);
        become(dryRun ? Phase::Tried : Phase::Imported);
    });
    become(dryRun ? Phase::Trying : Phase::Importing);
}

void ImportRun::become(Phase phase)
{
    m_phase = phase;
    Q_EMIT changed();
}

} // namespace firstcome
