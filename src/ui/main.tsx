import { render } from 'preact';
import './fonts.css';
import './tokens.css';
import './base.css';
import { askDeployment } from './deployment.ts';
import { App } from './shell/app.tsx';
import { watchForUpdates } from './updates.ts';
import { restoreLanguage } from './words.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

await restoreLanguage();
render(<App />, root);
void askDeployment();
void watchForUpdates();
