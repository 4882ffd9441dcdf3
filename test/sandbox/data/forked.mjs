console.log('forked');
process.disconnect();
