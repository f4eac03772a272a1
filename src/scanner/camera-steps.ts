import type { Language } from '../ui/words.ts';
import type { Browser, System } from './browsers.ts';

interface Steps {
  /** Where the browser has remembered a no. */
  readonly browser: Readonly<Record<Browser, readonly string[]>>;
  /** Where the system keeps the camera from the browser. */
  readonly system: Readonly<Record<System, readonly string[]>>;
}

/** How the camera is allowed again, step by step. Not among the other words, since few ever need to load them. */
export const CAMERA_STEPS: Readonly<Record<Language, Steps>> = {
  vi: {
    browser: {
      'chrome-android': [
        'Bấm biểu tượng bên trái địa chỉ trang (ứng dụng đã cài: nhấn giữ biểu tượng ứng dụng, chọn Thông tin ứng dụng).',
        'Chọn Quyền, rồi Máy ảnh.',
        'Chọn Cho phép, rồi quay lại đây.',
      ],
      'chrome-desktop': [
        'Bấm biểu tượng bên trái địa chỉ trang.',
        'Bật Máy ảnh (Camera).',
        'Tải lại trang nếu trình duyệt nhắc.',
      ],
      'chrome-ios': [
        'Mở Cài đặt của máy, chọn Ứng dụng, rồi Chrome.',
        'Bật Camera.',
        'Quay lại Chrome, tải lại trang và chọn Cho phép khi được hỏi.',
      ],
      edge: [
        'Bấm biểu tượng ổ khóa bên trái địa chỉ trang.',
        'Chọn Quyền cho trang này, đặt Camera thành Cho phép.',
        'Tải lại trang.',
      ],
      samsung: [
        'Bấm biểu tượng ổ khóa bên trái địa chỉ trang.',
        'Chọn Quyền, rồi Máy ảnh.',
        'Chọn Cho phép, rồi tải lại trang.',
      ],
      firefox: [
        'Bấm biểu tượng máy ảnh hoặc ổ khóa bên trái địa chỉ trang.',
        'Xóa dòng Đã chặn bên cạnh Dùng máy ảnh.',
        'Tải lại trang và chọn Cho phép khi được hỏi.',
      ],
      'safari-ios': [
        'Tải lại trang; nếu Safari hỏi, hãy chọn Cho phép.',
        'Nếu không hỏi: bấm nút trang ở đầu ô địa chỉ, chọn ⋯ hoặc Cài đặt trang web, rồi đặt Camera thành Cho phép.',
        'Nếu vẫn bị chặn: mở Cài đặt của máy, chọn Ứng dụng, Safari, Camera, rồi chọn Hỏi.',
      ],
      'ios-app': [
        'Đóng hẳn ứng dụng (vuốt lên khỏi màn hình) rồi mở lại; khi được hỏi, hãy chọn Cho phép.',
        'Nếu không hỏi: mở Cài đặt của máy, chọn Ứng dụng, Safari, Camera, rồi chọn Hỏi hoặc Cho phép.',
        'Mở lại ứng dụng từ màn hình chính.',
      ],
      'safari-macos': [
        'Trên thanh menu, chọn Safari, rồi Cài đặt cho trang web này.',
        'Đặt Camera thành Cho phép.',
        'Tải lại trang.',
      ],
      unknown: [
        'Mở phần cài đặt của trang, cạnh thanh địa chỉ hoặc trong menu của trình duyệt.',
        'Cho phép Máy ảnh (Camera).',
        'Tải lại trang.',
      ],
    },
    system: {
      android: [
        'Mở Cài đặt của máy, chọn Ứng dụng, rồi chọn trình duyệt này.',
        'Chọn Quyền, Máy ảnh, rồi Cho phép.',
        'Kéo mép trên màn hình xuống và xem nút chặn máy ảnh có đang bật không.',
        'Quay lại đây và bấm Thử lại.',
      ],
      ios: [
        'Mở Cài đặt của máy, chọn Ứng dụng, rồi chọn trình duyệt này.',
        'Bật Camera.',
        'Nếu không thấy: xem Thời gian sử dụng có giới hạn Camera không.',
        'Quay lại đây và bấm Thử lại.',
      ],
      macos: [
        'Mở Cài đặt hệ thống, chọn Quyền riêng tư và bảo mật, rồi Camera.',
        'Bật trình duyệt này.',
        'Mở lại trình duyệt.',
      ],
      windows: [
        'Mở Cài đặt, chọn Quyền riêng tư và bảo mật, rồi Camera.',
        'Bật quyền truy nhập camera cho các ứng dụng trên máy tính.',
        'Quay lại đây và bấm Thử lại.',
      ],
      unknown: [
        'Mở cài đặt quyền riêng tư của máy và cho trình duyệt dùng máy ảnh.',
        'Quay lại đây và bấm Thử lại.',
      ],
    },
  },
  en: {
    browser: {
      'chrome-android': [
        'Tap the symbol to the left of the address (installed app: hold its icon and choose App info).',
        'Choose Permissions, then Camera.',
        'Choose Allow and come back here.',
      ],
      'chrome-desktop': [
        'Click the symbol to the left of the address.',
        'Switch Camera on.',
        'Reload the page if the browser asks you to.',
      ],
      'chrome-ios': [
        'Open the device’s Settings, choose Apps, then Chrome.',
        'Switch Camera on.',
        'Go back to Chrome, reload the page and choose Allow when asked.',
      ],
      edge: [
        'Click the lock to the left of the address.',
        'Choose Permissions for this site and set Camera to Allow.',
        'Reload the page.',
      ],
      samsung: [
        'Tap the lock to the left of the address.',
        'Choose Permissions, then Camera.',
        'Choose Allow and reload the page.',
      ],
      firefox: [
        'Click the camera or the lock to the left of the address.',
        'Clear Blocked beside Use the camera.',
        'Reload the page and choose Allow when asked.',
      ],
      'safari-ios': [
        'Reload the page; if Safari asks, choose Allow.',
        'If it does not: tap the page button in the address field, choose ⋯ or Website Settings, and set Camera to Allow.',
        'If it is still blocked: open the device’s Settings, choose Apps, Safari, Camera, then Ask.',
      ],
      'ios-app': [
        'Close the app completely (swipe it up off the screen) and open it again; choose Allow when asked.',
        'If it does not ask: open the device’s Settings, choose Apps, Safari, Camera, then Ask or Allow.',
        'Open the app again from the home screen.',
      ],
      'safari-macos': [
        'In the menu bar, choose Safari, then Settings for This Website.',
        'Set Camera to Allow.',
        'Reload the page.',
      ],
      unknown: [
        'Open the settings of this page, beside the address or in the browser’s menu.',
        'Allow the camera.',
        'Reload the page.',
      ],
    },
    system: {
      android: [
        'Open the device’s Settings, choose Apps, then this browser.',
        'Choose Permissions, Camera, then Allow.',
        'Swipe down from the top edge and see whether camera access is switched off there.',
        'Come back here and tap Try again.',
      ],
      ios: [
        'Open the device’s Settings, choose Apps, then this browser.',
        'Switch Camera on.',
        'If it is not there: see whether Screen Time restricts the camera.',
        'Come back here and tap Try again.',
      ],
      macos: [
        'Open System Settings, choose Privacy & Security, then Camera.',
        'Switch this browser on.',
        'Open the browser again.',
      ],
      windows: [
        'Open Settings, choose Privacy & security, then Camera.',
        'Let desktop apps access your camera.',
        'Come back here and tap Try again.',
      ],
      unknown: [
        'Open the device’s privacy settings and let the browser use the camera.',
        'Come back here and tap Try again.',
      ],
    },
  },
};
