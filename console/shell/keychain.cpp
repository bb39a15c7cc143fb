// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/keychain.h"

#include <QCoreApplication>
#include <qt6keychain/keychain.h>

namespace firstcome::keychain {

namespace {

const QString service = QStringLiteral("firstcome-console");

QString keyOf(const Entry &entry)
{
    return entry.login + u'@' + entry.server.toString(QUrl::StripTrailingSlash);
}

/// Jobs delete themselves when they are done.
template <typename Job>
Job *jobFor(const Entry &entry)
{
    auto *job = new Job(service, QCoreApplication::instance());
    job->setKey(keyOf(entry));
    job->setInsecureFallback(false);
    return job;
}

} // namespace

void read(const Entry &entry, QObject *context, const Read &read)
{
    auto *job = jobFor<QKeychain::ReadPasswordJob>(entry);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, read] {
        if (job->error() == QKeychain::NoError)
            return read(Found::Password, job->textData());
        read(job->error() == QKeychain::EntryNotFound ? Found::Nothing : Found::NoKeychain, {});
    });
    job->start();
}

void keep(const Entry &entry, const QString &password)
{
    auto *job = jobFor<QKeychain::WritePasswordJob>(entry);
    job->setTextData(password);
    job->start();
}

void forget(const Entry &entry)
{
    jobFor<QKeychain::DeletePasswordJob>(entry)->start();
}

} // namespace firstcome::keychain
